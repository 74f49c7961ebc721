using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using Xunit;
using Xunit.Sdk;

namespace StaticNets.Runtime.Tests.Kernels;

public class JoinTests
{
    private static readonly int[] Image = [1, 96, 56, 56];
    private static readonly int[] Channels = [1, 96, 1, 1];

    [Fact]
    public void Sums_and_products_are_those_of_the_definition_in_every_way_of_repeating()
    {
        foreach ((int[] a, int[] b) in JoinSpecs.Shapes)
        {
            foreach (int rows in new[] { 1, 3 })
            {
                KernelCheck.All(JoinSpecs.Forward(product: false, a, b), rows, seed: 1);
                KernelCheck.All(JoinSpecs.Forward(product: true, b, a), rows, seed: 2);
            }
        }
    }

    [Fact]
    public void Gradients_of_both_operands_are_summed_over_the_places_at_which_they_are_repeated()
    {
        foreach ((int[] a, int[] b) in JoinSpecs.Shapes)
        {
            KernelCheck.All(JoinSpecs.MultiplyBackward(a, b), rows: 3, seed: 3);
            KernelCheck.All(JoinSpecs.MultiplyBackward(b, a), rows: 2, seed: 4);
            KernelCheck.All(JoinSpecs.AddBackward(a, b), rows: 3, seed: 5);
            KernelCheck.All(JoinSpecs.AddBackward(b, a), rows: 2, seed: 6);
        }
    }

    [Fact]
    public void Large_ones_are_shared_out_without_another_bit()
    {
        KernelCheck.All(JoinSpecs.Forward(product: true, Image, Channels), rows: 2, seed: 7);
        KernelCheck.All(JoinSpecs.Forward(product: false, Image, Image), rows: 2, seed: 8);
        KernelCheck.All(JoinSpecs.MultiplyBackward(Channels, Image), rows: 2, seed: 9);
        KernelCheck.All(JoinSpecs.MultiplyBackward(Image, Image), rows: 1, seed: 10);
        KernelCheck.All(JoinSpecs.MultiplyBackward(Image, Channels), rows: 1, seed: 11);
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        foreach ((int[] a, int[] b) in JoinSpecs.Shapes)
        {
            JoinShape shape = JoinSpecs.Shape(a, b);
            float[] first = Floats.Uniform(2 * shape.LengthA, seed: 12), second = Floats.Uniform(2 * shape.LengthB, seed: 13), dy = Floats.Uniform(2 * shape.Length, seed: 14);
            float[] y16 = new float[dy.Length], y8 = new float[dy.Length], y4 = new float[dy.Length], da16 = new float[first.Length], da8 = new float[first.Length], da4 = new float[first.Length];
            Join.Forward<Multiply.Operation, Tanh, Simd16>(Team.Alone, shape, 2, first, second, y16, default);
            Join.Forward<Multiply.Operation, Tanh, Simd8>(Team.Alone, shape, 2, first, second, y8, default);
            Join.Forward<Multiply.Operation, Tanh, Simd4>(Team.Alone, shape, 2, first, second, y4, default);
            JoinBackward.Run<Multiply.Operation, Simd16>(Team.Alone, shape, 2, second, dy, da16, accumulate: false);
            JoinBackward.Run<Multiply.Operation, Pair<Simd8>>(Team.Alone, shape, 2, second, dy, da8, accumulate: false);
            JoinBackward.Run<Multiply.Operation, Pair<Pair<Simd4>>>(Team.Alone, shape, 2, second, dy, da4, accumulate: false);
            Floats.SameBits(y16, y8);
            Floats.SameBits(y16, y4);
            Floats.SameBits(da16, da8);
            Floats.SameBits(da16, da4);
        }
    }

    [Fact]
    public void The_result_may_take_the_place_of_an_operand_that_is_not_repeated()
    {
        JoinShape shape = JoinSpecs.Shape([1, 3, 5, 7], [1, 3, 1, 1]);
        float[] a = Floats.Uniform(2 * shape.LengthA, seed: 15), b = Floats.Uniform(2 * shape.LengthB, seed: 16), apart = new float[a.Length];
        Multiply.Forward(Team.Alone, shape, 2, a, b, apart, default(Relu));
        Multiply.Forward(Team.Alone, shape, 2, a, b, a, default(Relu));
        Floats.SameBits(apart, a, "in place");

        float[] shifted = new float[a.Length + 1];
        Assert.Throws<ArgumentException>(() => Multiply.Forward(Team.Alone, shape, 2, shifted.AsSpan(1), b, shifted.AsSpan(0, a.Length), default(Relu)));
        Assert.Throws<ArgumentException>(() => Multiply.Forward(Team.Alone, shape, 2, apart, a.AsSpan(0, b.Length), a, default(Relu)));
    }

    [Fact]
    public void Operands_put_behind_one_another_come_back_as_they_were()
    {
        // Three parts of 2, 5 and 19 of 26, at one and at several outer positions.
        foreach (int outer in new[] { 1, 4, 3000 })
        {
            ConcatShape[] parts = [new(outer, 2, 0, 26), new(outer, 5, 2, 26), new(outer, 19, 7, 26)];
            float[][] operands = [.. parts.Select((part, i) => Floats.Uniform(2 * part.Length, seed: i))];
            float[] whole = Teams.SameBits(2 * parts[0].TotalLength, (team, result) =>
            {
                for (int i = 0; i < parts.Length; i++)
                {
                    Concat.Forward(team, parts[i], 2, operands[i], result);
                }
            });
            for (int i = 0; i < parts.Length; i++)
            {
                float[] back = new float[operands[i].Length];
                Concat.Backward(Team.Alone, parts[i], 2, whole, back, accumulate: false);
                Floats.SameBits(operands[i], back);
                KernelCheck.All(JoinSpecs.ConcatBackward(parts[i]), rows: 3, seed: i);
            }
        }
    }

    [Fact]
    public void A_call_writes_its_own_part_only()
    {
        float[] whole = new float[2 * 26];
        Array.Fill(whole, float.NaN);
        Concat.Forward(Team.Alone, new ConcatShape(1, 5, 2, 26), 2, new float[10], whole);
        Assert.Equal(10, whole.Count(value => value == 0));
        Assert.Equal(2, Array.FindIndex(whole, value => value == 0));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        JoinShape shape = JoinSpecs.Shape([1, 1, 2, 3], [1, 1, 1, 3]);
        float[] six = new float[6], three = new float[3];
        Assert.Throws<ArgumentException>(() => Add.Forward(Team.Alone, shape, 1, six, six, new float[6], default(Identity)));
        Assert.Throws<ArgumentException>(() => Add.Forward(Team.Alone, shape, 2, six, three, new float[6], default(Identity)));
        Assert.Throws<ArgumentException>(() => Multiply.Backward(Team.Alone, shape, 1, six, six, new float[6], accumulate: false));
        Assert.Throws<ArgumentException>(() => Add.Backward(Team.Alone, shape, 1, six, three, accumulate: false));
        Assert.Throws<ArgumentException>(() => Concat.Forward(Team.Alone, new ConcatShape(1, 3, 0, 6), 1, three, three));
        Assert.Throws<ArgumentException>(() => Concat.Backward(Team.Alone, new ConcatShape(1, 3, 0, 6), 1, six, six, accumulate: false));
    }

    [Fact]
    public void A_sum_in_place_of_a_product_is_seen()
    {
        (int[] a, int[] b) = JoinSpecs.Shapes[4];
        KernelSpec product = JoinSpecs.Forward(product: true, a, b);
        KernelSpec wrong = new() { Name = "wrong", Reads = product.Reads, Writes = product.Writes, Run = product.Run, Reference = JoinSpecs.Forward(product: false, a, b).Reference };
        Assert.Throws<FailException>(() => KernelCheck.All(wrong, rows: 1, seed: 1));
    }
}
