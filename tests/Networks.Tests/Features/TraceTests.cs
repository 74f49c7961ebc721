using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Passes;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Trace shows every named value of a pass, in order, and nothing of fusion.</summary>
public sealed class TraceTests
{
    private const int Rows = 3;

    private static readonly string[] Names =
        ["input", "conv1", "relu1", "maxPool1", "conv2", "relu2", "maxPool2", "fc1", "relu3", "fc2", "relu4", "fc3"];

    private readonly ReluLeNet network = new(seed: 3);
    private readonly float[] images = LeNetBatches.Batch(0).Images[..(Rows * ReluLeNet.InputLength)];

    [Fact]
    public void Every_value_is_seen_in_the_order_in_which_it_is_made()
    {
        Seen seen = Trace();

        Assert.Equal(Names, seen.Values.Select(value => value.Name));
        foreach ((string name, int[] shape, float[] values) in seen.Values)
        {
            Assert.Equal(Rows * shape.Aggregate(1, (product, extent) => product * extent), values.Length);
            Assert.Equal(Description(name), shape);
        }
    }

    [Fact]
    public void The_last_value_is_the_output_of_Forward_to_the_bit()
    {
        float[] logits = new float[Rows * ReluLeNet.OutputLength];
        network.Forward(images, logits);

        Bits.AssertSame(logits, Trace().Values[^1].Values);
    }

    [Fact]
    public void The_values_are_those_of_a_chain_of_kernels_called_by_hand()
    {
        Dictionary<string, float[]> seen = Trace().Values.ToDictionary(value => value.Name, value => value.Values);

        Bits.AssertSame(images, seen["input"]);
        Bits.AssertSame(Conv("conv1", new RowConvShape(1, 32, 32, 6, 5, 0, 0, 0, 0, pooled: false), images, 4704), seen["conv1"]);
        Bits.AssertSame(Relu(seen["conv1"]), seen["relu1"]);
        Bits.AssertSame(MaxPool(new PoolShape(6, 28, 28, 2, 2, 2, 2, 0, 0, 1, 1, 14, 14, 0, 0, false), seen["relu1"], 1176), seen["maxPool1"]);
        Bits.AssertSame(Conv("conv2", new RowConvShape(6, 14, 14, 16, 5, 0, 0, 0, 0, pooled: false), seen["maxPool1"], 1600), seen["conv2"]);
        Bits.AssertSame(Relu(seen["conv2"]), seen["relu2"]);
        Bits.AssertSame(MaxPool(new PoolShape(16, 10, 10, 2, 2, 2, 2, 0, 0, 1, 1, 5, 5, 0, 0, false), seen["relu2"], 400), seen["maxPool2"]);
        Bits.AssertSame(Dense("fc1", 400, 120, seen["maxPool2"]), seen["fc1"]);
        Bits.AssertSame(Dense("fc2", 120, 84, Relu(seen["fc1"])), seen["fc2"]);
        Bits.AssertSame(Dense("fc3", 84, 10, seen["relu4"]), seen["fc3"]);
        Assert.NotEqual(seen["conv1"], seen["relu1"]);
    }

    private static int[] Description(string name) =>
        name == "input" ? [1, 32, 32] : [.. ReluLeNet.Description.Layers.Single(layer => layer.Name == name).Output];

    private static float[] Relu(float[] x)
    {
        float[] y = new float[x.Length];
        Map.Forward(Team.Alone, new MapShape(x.Length / Rows), Rows, x, y, default(Relu));
        return y;
    }

    private static float[] MaxPool(PoolShape shape, float[] x, int length)
    {
        float[] y = new float[Rows * length];
        Runtime.Kernels.MaxPool.Forward(Team.Alone, in shape, Rows, x, y);
        return y;
    }

    private float[] Conv(string layer, RowConvShape shape, float[] x, int length)
    {
        // ArenaLength is a bound of any kernel's scratch in this network.
        float[] packed = new float[shape.PackedLength], y = new float[Rows * length];
        RowConv.Pack(Team.Alone, in shape, network.Parameters[layer + ".weight"], packed);
        RowConv.Forward(Team.Alone, in shape, Rows, x, packed, network.Parameters[layer + ".bias"], y, new float[ReluLeNet.ArenaLength], default(Identity));
        return y;
    }

    private float[] Dense(string layer, int inputs, int outputs, float[] x)
    {
        DenseShape shape = new(1, inputs, outputs);
        float[] panels = new float[shape.PanelLength], y = new float[Rows * outputs];
        Runtime.Kernels.Dense.Pack(Team.Alone, in shape, network.Parameters[layer + ".weight"], panels);
        Runtime.Kernels.Dense.Forward(Team.Alone, in shape, Rows, x, panels, network.Parameters[layer + ".bias"], y, default(Identity));
        return y;
    }

    private Seen Trace()
    {
        Seen seen = new();
        network.Trace(images, seen);
        return seen;
    }

    private sealed class Seen : ITraceVisitor
    {
        public List<(string Name, int[] Shape, float[] Values)> Values { get; } = [];

        public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => Values.Add((name, shape.ToArray(), values.ToArray()));
    }
}
