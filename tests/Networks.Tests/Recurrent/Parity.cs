using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>What is checked of every whole network that PyTorch computed, and the controls that the check can fail.</summary>
internal static class Parity
{
    /// <summary>Largest deviation from PyTorch, as a part of the length of what PyTorch computed: rounding of sums of some hundred terms in float32, in another order.</summary>
    public const double Tolerance = 1e-5;

    public static void Hold(TorchNetwork network)
    {
        using TorchPoint point = new(network);
        SortedDictionary<string, double> deviations = point.Deviations();

        (string tensor, double largest) = deviations.MaxBy(pair => pair.Value);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{network.Name}: at most {largest:E1}, in {tensor}"));
        Assert.Equal(point.File.Names("grad.").Order(StringComparer.Ordinal), deviations.Keys.Where(key => key.StartsWith("grad.", StringComparison.Ordinal)).Select(key => key[5..]));
        Assert.All(deviations, pair => Assert.True(pair.Value <= Tolerance, FormattableString.Invariant($"{pair.Key} is {pair.Value:E2} away.")));
    }

    /// <summary>One percent more of a tensor is seen, in the outputs as well.</summary>
    public static void OnePercentIsSeen(TorchNetwork network, Func<TensorInfo, bool> tensor)
    {
        using TorchPoint wrong = new(network, parameters =>
        {
            string name = parameters.Tensors.Last(tensor).Name;
            parameters.Write(name, [.. parameters[name].ToArray().Select(value => value * 1.01f)]);
        });
        SortedDictionary<string, double> deviations = wrong.Deviations();
        Assert.InRange(deviations.Values.Max(), 100 * Tolerance, 1);
        Assert.InRange(deviations["out.output"], 3 * Tolerance, 1);
    }

    /// <summary>The largest value of any tensor of PyTorch's is seen when it is one percent off.</summary>
    public static void OneValueIsSeen(TorchFile file)
    {
        foreach (string tensor in file.Names("").Where(name => name == "loss" || name.StartsWith("out.", StringComparison.Ordinal) || name.StartsWith("grad.", StringComparison.Ordinal)))
        {
            double[] expected = file.Doubles(tensor);
            float[] actual = Array.ConvertAll(expected, value => (float)value);
            Assert.InRange(TorchPoint.Deviation(expected, actual), 0, 1e-7);
            actual[Array.IndexOf(actual, actual.MaxBy(Math.Abs))] *= 1.01f;
            Assert.InRange(TorchPoint.Deviation(expected, actual), 100 * Tolerance, 1);
        }
    }
}
