using Outside;

Console.WriteLine(Net.ParameterCount);
Net net = new(seed: 1);
float[] scores = new float[Net.OutputLength];
net.Forward(new float[Net.InputLength], scores);
Console.WriteLine(string.Join(' ', Net.Description.Layers.Select(layer => layer.Kind)));

[Network, Input(3, 8, 8)]
[Stage(4), Flatten, Dense(2)]
public sealed partial class Net;
