using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>
/// Whole recurrent networks with PyTorch's weights (make_recurrent.py) give PyTorch's outputs, losses and gradients: packed sequences, both directions, several layers, states that
/// are handed on.
/// </summary>
public sealed class TorchParityTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Networks => [.. TorchNetwork.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_loss_and_every_gradient_are_those_of_PyTorch(string network)
    {
        using TorchPoint point = new(TorchNetwork.Of(network));
        SortedDictionary<string, double> deviations = point.Deviations();

        (string tensor, double largest) = deviations.MaxBy(pair => pair.Value);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{network}: at most {largest:E1}, in {tensor}"));
        Assert.Equal(point.File.Names("grad.").Order(StringComparer.Ordinal), deviations.Keys.Where(key => key.StartsWith("grad.", StringComparison.Ordinal)).Select(key => key[5..]));
        Assert.All(deviations, pair => Assert.True(pair.Value <= Tolerance, FormattableString.Invariant($"{pair.Key} is {pair.Value:E2} away.")));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Recurrent_weights_that_are_one_percent_off_are_seen(string network)
    {
        using TorchPoint wrong = new(TorchNetwork.Of(network), parameters =>
        {
            string name = parameters.Tensors.Last(tensor => tensor.Name.Contains("weight_hh", StringComparison.Ordinal)).Name;
            parameters.Write(name, [.. parameters[name].ToArray().Select(value => value * 1.01f)]);
        });
        SortedDictionary<string, double> deviations = wrong.Deviations();
        Assert.InRange(deviations.Values.Max(), 100 * Tolerance, 1);
        Assert.InRange(deviations["out.output"], 3 * Tolerance, 1);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void One_wrong_value_of_any_tensor_is_seen(string network)
    {
        TorchFile file = new(network);
        foreach (string tensor in file.Names("").Where(name => name == "loss" || name.StartsWith("out.", StringComparison.Ordinal) || name.StartsWith("grad.", StringComparison.Ordinal)))
        {
            double[] expected = file.Doubles(tensor);
            float[] actual = Array.ConvertAll(expected, value => (float)value);
            Assert.InRange(TorchPoint.Deviation(expected, actual), 0, 1e-7);
            actual[Array.IndexOf(actual, actual.MaxBy(Math.Abs))] *= 1.01f;
            Assert.InRange(TorchPoint.Deviation(expected, actual), 100 * Tolerance, 1);
        }
    }

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
