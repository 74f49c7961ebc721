using System;
using System.Linq;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>
/// Whole recurrent networks with PyTorch's weights (make_recurrent.py) give PyTorch's outputs, losses and gradients: packed sequences, both directions, several layers, states that
/// are handed on.
/// </summary>
public sealed class TorchParityTests
{
    public static TheoryData<string> Networks => [.. TorchNetwork.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_loss_and_every_gradient_are_those_of_PyTorch(string network) => Parity.Hold(TorchNetwork.Of(network));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Recurrent_weights_that_are_one_percent_off_are_seen(string network) =>
        Parity.OnePercentIsSeen(TorchNetwork.Of(network), tensor => tensor.Name.Contains("weight_hh", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Networks))]
    public void One_wrong_value_of_any_tensor_is_seen(string network) => Parity.OneValueIsSeen(new TorchFile(network));

    [Fact]
    public void What_is_beyond_a_length_is_zero_in_PyTorchs_outputs_too()
    {
        TorchFile file = new("lstm_tagger");
        double[] output = file.Doubles("out.output");
        int[] lengths = file.Integers("in.lengths");
        Assert.Equal([4, 1, 7, 2, 5], lengths);
        Assert.All(lengths.Select((length, row) => output[((row * 28) + (length * 4))..((row + 1) * 28)]), beyond => Assert.All(beyond, value => Assert.Equal(0, value)));
        Assert.All(lengths.Select((length, row) => output[(row * 28)..((row * 28) + (length * 4))]), true_ => Assert.All(true_, value => Assert.NotEqual(0, value)));
    }
}
