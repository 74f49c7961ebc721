using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Runtime.Passes;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>A network with two inputs and two outputs, called in every way there is.</summary>
public sealed class PortsTests
{
    private const int Rows = 3;
    private const int In = TwoSided.InputLength;
    private const int Mask = TwoSided.MaskLength;
    private const int Out = TwoSided.OutputLength;
    private const int Opening = TwoSided.OpeningLength;

    private readonly TwoSided network = new(seed: 4);
    private readonly float[] images = Bits.Values("image", Rows * In);
    private readonly float[] masks = Bits.Values("mask", Rows * Mask);

    [Fact]
    public void Lengths_are_those_of_the_declaration() => Assert.Equal([24, 5, 4, 6], [In, Mask, Out, Opening]);

    [Fact]
    public void Every_call_gives_the_same_outputs_and_one_row_those_of_its_batch()
    {
        (float[] output, float[] opening) = Forward();
        float[] again = new float[output.Length], other = new float[opening.Length];
        network.Forward(images, masks, again, other, new float[TwoSided.ArenaLength]);
        Bits.AssertSame(output, again);
        Bits.AssertSame(opening, other);

        for (int row = 0; row < Rows; row++)
        {
            float[] one = new float[Out], two = new float[Opening];
            network.Forward(images.AsSpan(row * In, In), masks.AsSpan(row * Mask, Mask), one, two);
            Bits.AssertSame(output.AsSpan(row * Out, Out), one);
            Bits.AssertSame(opening.AsSpan(row * Opening, Opening), two);
        }
    }

    [Fact]
    public void The_outputs_are_the_sums_that_the_declaration_says()
    {
        (float[] output, float[] opening) = Forward();
        for (int row = 0; row < Rows; row++)
        {
            double[] gate = [.. Dense("gate", [.. masks.Skip(row * Mask).Take(Mask).Select(value => (double)value)]).Select(value => 1 / (1 + Math.Exp(-value)))];
            double[] head = Dense("head", [.. gate.Zip(Dense("seen", Tanh(Conv(row))), (open, seen) => open * seen)]);

            // Sums of at most 36 terms below 1, each off by 2^-24: the bound is 36 · 2^-24 = 2e-6 for each layer.
            Assert.All(gate, (value, i) => Assert.Equal(value, opening[(row * Opening) + i], 1e-5));
            Assert.All(head, (value, i) => Assert.Equal(value, output[(row * Out) + i], 1e-5));
        }

        Assert.NotEqual(output[0], output[Out], 1e-3f);
    }

    [Theory]
    [InlineData(In - 1, Mask, Out, Opening, "image")]
    [InlineData(In, Mask + 1, Out, Opening, "mask")]
    [InlineData(In, 2 * Mask, Out, Opening, "mask")]
    [InlineData(In, Mask, Out - 1, Opening, "output")]
    [InlineData(In, Mask, Out, 0, "opening")]
    [InlineData(0, Mask, 0, 0, "mask")]
    public void A_length_that_is_not_that_of_the_first_inputs_rows_is_refused(int image, int mask, int output, int opening, string name)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(new float[image], new float[mask], new float[output], new float[opening]));
        Assert.Equal(name, refused.ParamName);
    }

    [Fact]
    public void Outputs_that_overlap_an_input_or_each_other_are_refused()
    {
        float[] memory = new float[100];
        Assert.Throws<ArgumentException>("opening", () => network.Forward(images.AsSpan(0, In), memory.AsSpan(0, Mask), memory.AsSpan(50, Out), memory.AsSpan(4, Opening)));
        Assert.Throws<ArgumentException>("opening", () => network.Forward(images.AsSpan(0, In), masks.AsSpan(0, Mask), memory.AsSpan(50, Out), memory.AsSpan(53, Opening)));
        Assert.Throws<ArgumentException>("output", () => network.Forward(memory.AsSpan(0, In), masks.AsSpan(0, Mask), memory.AsSpan(In - 1, Out), memory.AsSpan(60, Opening)));

        // Side by side is no overlap, and inputs may overlap.
        network.Forward(memory.AsSpan(0, In), memory.AsSpan(0, Mask), memory.AsSpan(50, Out), memory.AsSpan(50 + Out, Opening));
    }

    [Fact]
    public void Trace_shows_every_input_and_leaves_nothing_out()
    {
        Names visitor = new();
        network.Trace(images, masks, visitor);
        Assert.Equal(["image", "mask", "conv", "tanh1", "seen", "gate", "sigmoid1", "product1", "head"], visitor.Seen.Where(name => name != "flatten1"));
        Bits.AssertSame(Forward().Output, visitor.Last);
    }

    [Fact]
    public void A_batch_has_both_inputs_and_both_targets()
    {
        using TwoSided.Training training = new(network, Rows, new Sgd(0), Loss.MeanSquaredError);
        Batch batch = training.CreateBatch();
        batch.Rows = Rows;
        images.CopyTo(batch.Floats(0));
        masks.CopyTo(batch.Floats(1));
        Bits.Values("target", Rows * Out).CopyTo(batch.Target);
        Bits.Values("wanted", Rows * Opening).CopyTo(batch.ValuesOf(1));
        Assert.Equal(["target", "wanted"], batch.Targets.Select(target => target.Name));

        float direct = training.Step(images, masks, Bits.Values("target", Rows * Out), Bits.Values("wanted", Rows * Opening));
        Assert.Equal(direct, training.Step(batch));
        batch.ValuesOf(1).Clear();
        Assert.NotEqual(direct, training.Step(batch));

        float[] predicted = new float[Rows * Out];
        training.Predict(batch, predicted);
        Bits.AssertSame(Forward().Output, predicted);
    }

    [Fact]
    public void The_description_names_inputs_and_outputs()
    {
        Assert.Equal(["image", "mask"], TwoSided.Description.Inputs);
        Assert.Equal(["output", "opening"], TwoSided.Description.Outputs.Select(output => output.Name));
        Assert.Contains("input2 --> n4", TwoSided.Description.ToMermaid());
        Assert.Contains("output2([\"opening\"])", TwoSided.Description.ToMermaid());
    }

    private (float[] Output, float[] Opening) Forward()
    {
        float[] output = new float[Rows * Out], opening = new float[Rows * Opening];
        network.Forward(images, masks, output, opening);
        return (output, opening);
    }

    private double[] Dense(string name, double[] x)
    {
        float[] weight = network.Parameters[name + ".weight"].ToArray(), bias = network.Parameters[name + ".bias"].ToArray();
        return [.. bias.Select((start, o) => start + x.Select((value, i) => value * weight[(o * x.Length) + i]).Sum())];
    }

    private static double[] Tanh(double[] x) => [.. x.Select(Math.Tanh)];

    // 3x3 over pixels [4, 3, 2] with a border of zeros, to planes [3, 4, 3].
    private double[] Conv(int row)
    {
        float[] weight = network.Parameters["conv.weight"].ToArray(), bias = network.Parameters["conv.bias"].ToArray();
        return [.. from k in Enumerable.Range(0, 3) from y in Enumerable.Range(0, 4) from x in Enumerable.Range(0, 3)
                   select bias[k] + (from c in Enumerable.Range(0, 2) from p in Enumerable.Range(0, 3) from q in Enumerable.Range(0, 3)
                                     where y + p - 1 is >= 0 and < 4 && x + q - 1 is >= 0 and < 3
                                     select weight[(((((k * 2) + c) * 3) + p) * 3) + q] * (double)images[(row * In) + (((((y + p - 1) * 3) + x + q - 1) * 2) + c)]).Sum()];
    }

    private sealed class Names : ITraceVisitor
    {
        public List<string> Seen { get; } = [];

        public float[] Last { get; private set; } = [];

        public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
        {
            Seen.Add(name);
            Last = values.ToArray();
        }
    }
}
