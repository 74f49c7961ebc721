using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Passes;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>What inference has folded into its weights does not show in a trace: each layer makes what it alone makes.</summary>
public sealed class FoldedTraceTests
{
    private const int Rows = 4;

    // Nine layers, each of which rounds its weights once more where it is folded: some twenty units of 2^-24 of values that cancel by a factor of up to ten.
    private const double Tolerance = 1e-5;

    private readonly NormedVectors network = new(seed: 2);
    private readonly float[] input = Bits.Values("folded", Rows * NormedVectors.InputLength);

    [Fact]
    public void The_last_value_is_the_output_of_Forward()
    {
        DrawStatistics();
        Assert.InRange(Difference(Forward(), Trace()["batchNorm7"]), 0, Tolerance);
    }

    [Fact]
    public void Each_batch_norm_makes_of_the_layer_before_it_what_its_formula_says()
    {
        DrawStatistics();
        Dictionary<string, float[]> seen = Trace();
        Assert.InRange(Difference(Normalised("batchNorm4", seen["dense1"]), seen["batchNorm4"]), 0, Tolerance);
        Assert.InRange(Difference(Normalised("batchNorm6", seen["dense2"]), seen["batchNorm6"]), 0, Tolerance);
    }

    [Fact]
    public void Without_drawn_statistics_the_values_are_others() // The control: statistics matter here.
    {
        float[] before = Forward();
        DrawStatistics();
        Assert.NotInRange(Difference(before, Forward()), 0, 0.05);
    }

    private void DrawStatistics()
    {
        foreach (TensorInfo tensor in network.Parameters.Tensors.Where(tensor => tensor.Name.Contains("running_", StringComparison.Ordinal)))
        {
            bool variance = tensor.Name.EndsWith("running_var", StringComparison.Ordinal);
            float[] values = Bits.Values(tensor.Name, (int)tensor.Length);
            network.Parameters.Write(tensor.Name, [.. values.Select(value => variance ? 0.5f + Math.Abs(value) : value / 4)]);
        }
    }

    private float[] Normalised(string path, float[] x)
    {
        ReadOnlySpan<float> mean = network.Parameters[path + ".running_mean"], variance = network.Parameters[path + ".running_var"];
        ReadOnlySpan<float> weight = network.Parameters[path + ".weight"], bias = network.Parameters[path + ".bias"];
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int channel = i % mean.Length;
            y[i] = (float)(((x[i] - mean[channel]) / Math.Sqrt(variance[channel] + 1e-5) * weight[channel]) + bias[channel]);
        }

        return y;
    }

    private float[] Forward()
    {
        float[] output = new float[Rows * NormedVectors.OutputLength];
        network.Forward(input, output);
        return output;
    }

    private Dictionary<string, float[]> Trace()
    {
        Seen seen = new();
        network.Trace(input, seen);
        return seen.Values;
    }

    private static double Difference(float[] expected, float[] actual) =>
        Math.Sqrt(expected.Zip(actual, (a, b) => Math.Pow(a - b, 2)).Sum() / expected.Sum(value => Math.Pow(value, 2)));

    private sealed class Seen : ITraceVisitor
    {
        public Dictionary<string, float[]> Values { get; } = [];

        public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => Values[name] = values.ToArray();
    }
}
