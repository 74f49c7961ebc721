using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Passes;

namespace StaticNets.Networks.Tests.Joined;

/// <summary>A network seen from outside, all outputs of a sample behind one another.</summary>
/// <param name="Outputs">Length of each output, and the path of the layer that makes it.</param>
internal sealed record Subject(int Input, (int Length, string Layer)[] Outputs, int Arena, ParameterSet Parameters, Subject.OwnScratch Own, Subject.GivenScratch Given, Action<float[], ITraceVisitor> Trace)
{
    public delegate void OwnScratch(ReadOnlySpan<float> input, float[][] outputs);

    public delegate void GivenScratch(ReadOnlySpan<float> input, float[][] outputs, Span<float> scratch);

    public static Subject Of(string name) => name switch
    {
        nameof(SmallDenseNet) => DenseNet(new SmallDenseNet(seed: 1)),
        nameof(SmallInception) => Inception(new SmallInception(seed: 2)),
        nameof(BlockedSums) => Sums(new BlockedSums(seed: 4)),
        nameof(BlockedMobile) => Mobile(new BlockedMobile(seed: 5)),
        nameof(BlockedConcats) => Concats(new BlockedConcats(seed: 6)),
        nameof(BlockedViews) => Views(new BlockedViews(seed: 7)),
        _ => Vectors(new SmallVectors(seed: 3)),
    };

    /// <summary>The outputs for a batch, output after output.</summary>
    public float[][] Forward(ReadOnlySpan<float> input)
    {
        float[][] outputs = Room(input);
        Own(input, outputs);
        return outputs;
    }

    public float[][] Forward(ReadOnlySpan<float> input, Span<float> scratch)
    {
        float[][] outputs = Room(input);
        Given(input, outputs, scratch);
        return outputs;
    }

    /// <summary>The outputs as the trace sees them.</summary>
    public float[][] Traced(float[] input)
    {
        Visitor seen = new();
        Trace(input, seen);
        return [.. Outputs.Select(output => seen.Values[output.Layer])];
    }

    private float[][] Room(ReadOnlySpan<float> input)
    {
        int rows = input.Length / Input;
        return [.. Outputs.Select(output => new float[rows * output.Length])];
    }

    private static Subject DenseNet(SmallDenseNet network) => new Subject(
        SmallDenseNet.InputLength,
        [(SmallDenseNet.OutputLength, "dense1")],
        SmallDenseNet.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Inception(SmallInception network) => new Subject(
        SmallInception.InputLength,
        [(SmallInception.OutputLength, "dense1"), (8 * 16 * 15, "conv9")],
        SmallInception.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0], outputs[1]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], outputs[1], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Sums(BlockedSums network) => new Subject(
        BlockedSums.InputLength,
        [(BlockedSums.OutputLength, "dense1")],
        BlockedSums.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Mobile(BlockedMobile network) => new Subject(
        BlockedMobile.InputLength,
        [(BlockedMobile.OutputLength, "dense1"), (33 * 16 * 16, "conv2")],
        BlockedMobile.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0], outputs[1]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], outputs[1], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Concats(BlockedConcats network) => new Subject(
        BlockedConcats.InputLength,
        [(BlockedConcats.OutputLength, "dense1")],
        BlockedConcats.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Views(BlockedViews network) => new Subject(
        BlockedViews.InputLength,
        [(BlockedViews.OutputLength, "dense2")],
        BlockedViews.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], scratch),
        (input, visitor) => network.Trace(input, visitor)).WithStatistics();

    private static Subject Vectors(SmallVectors network) => new(
        SmallVectors.InputLength,
        [(SmallVectors.OutputLength, "dense3")],
        SmallVectors.ArenaLength,
        network.Parameters,
        (input, outputs) => network.Forward(input, outputs[0]),
        (input, outputs, scratch) => network.Forward(input, outputs[0], scratch),
        (input, visitor) => network.Trace(input, visitor));

    // New networks have batch norms that do nothing.
    private Subject WithStatistics()
    {
        foreach (TensorInfo tensor in Parameters.Tensors.Where(tensor => tensor.Name.Contains("orm", StringComparison.Ordinal)).ToArray())
        {
            float[] values = Bits.Values(tensor.Name, Parameters[tensor.Name].Length);
            bool aroundZero = tensor.Name.EndsWith("bias", StringComparison.Ordinal) || tensor.Name.EndsWith("running_mean", StringComparison.Ordinal);
            Parameters.Write(tensor.Name, Array.ConvertAll(values, value => aroundZero ? value / 4 : 1 + (value / 2)));
        }

        return this;
    }

    private sealed class Visitor : ITraceVisitor
    {
        public Dictionary<string, float[]> Values { get; } = [];

        public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => Values[name] = values.ToArray();
    }
}
