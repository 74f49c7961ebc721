namespace Outside;

[Network, Input(1, 12, 12)]
[Conv(4, F = 5), MaxPool]
[Relu, Conv(8, F = 5)]
public sealed partial class TooDeep;

public static class Use
{
    public static void Main()
    {
        TooDeep network = new(seed: 1);
        network.Forward(new float[TooDeep.InputLength], new float[TooDeep.OutputLength]);
        using TooDeep.Training training = new(network, 1, new Sgd(0.1f), Loss.MeanSquaredError);
        network.Save(TooDeep.Load("a file").ToString() ?? "");
    }
}
