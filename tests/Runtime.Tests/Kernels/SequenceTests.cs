using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Steps of sequences: their mean, the last one, one repeated, those that are not there cleared; and states made from vectors.</summary>
public class SequenceTests
{
    private const int Steps = 5;
    private const int Features = 19;

    private static readonly int[] Full = [5, 5];
    private static readonly int[] Ragged = [1, 4];

    /// <summary>y of one row from x of one row and its length.</summary>
    public static IEnumerable<TheoryDataRow<string, int[]>> Lengths()
    {
        foreach (string kernel in new[] { "mean", "last", "last of both directions", "clear" })
        {
            yield return new(kernel, []);
            yield return new(kernel, Full);
            yield return new(kernel, Ragged);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Only_the_steps_that_a_row_has_count(string kernel, int[] lengths)
    {
        const int Rows = 2;
        int outputs = kernel == "clear" ? Steps * Features : Features;
        double[] Row(int row, ReadOnlySpan<double> x)
        {
            int length = lengths.Length == 0 ? Steps : lengths[row];
            double[] y = new double[outputs];
            for (int i = 0; i < length * Features; i++)
            {
                int feature = i % Features, step = i / Features;
                switch (kernel)
                {
                    case "mean":
                        y[feature] += x[i] / length;
                        break;
                    case "last":
                        y[feature] = x[i];
                        break;
                    case "clear":
                        y[i] = x[i];
                        break;
                    default:
                        y[feature] = feature < Features - 7 || step == 0 ? x[i] : y[feature];
                        break;
                }
            }

            return y;
        }

        double[] Batch(double[] x) => [.. Row(0, x.AsSpan(0, Steps * Features)), .. Row(1, x.AsSpan(Steps * Features))];
        SequenceShape shape = new(Steps, Features);
        LastStepShape last = new(Steps, Features, kernel == "last" ? 0 : 7);

        // As one sample, because a row of a batch by itself would have the length of the first one.
        KernelCheck.All(
            LinearSpecs.Forward(kernel, Rows * Steps * Features, Rows * outputs, Batch, (team, _, r, o, _) =>
            {
                switch (kernel)
                {
                    case "mean":
                        MeanSteps.Forward(team, in shape, Rows, r[0].Span, lengths, o[0].Span);
                        break;
                    case "clear":
                        ClearSteps.Forward(team, in shape, Rows, r[0].Span, lengths, o[0].Span);
                        break;
                    default:
                        LastStep.Forward(team, in last, Rows, r[0].Span, lengths, o[0].Span);
                        break;
                }
            }),
            rows: 1,
            seed: 1);
        KernelCheck.All(
            LinearSpecs.Backward(kernel, Rows * Steps * Features, Rows * outputs, Batch, (team, _, r, o, accumulate) =>
            {
                switch (kernel)
                {
                    case "mean":
                        MeanSteps.Backward(team, in shape, Rows, r[0].Span, lengths, o[0].Span, accumulate);
                        break;
                    case "clear":
                        ClearSteps.Backward(team, in shape, Rows, r[0].Span, lengths, o[0].Span, accumulate);
                        break;
                    default:
                        LastStep.Backward(team, in last, Rows, r[0].Span, lengths, o[0].Span, accumulate);
                        break;
                }
            }),
            rows: 1,
            seed: 2);
    }

    /// <summary>Steps that give 0, that are negative zeros, and that do not come out even.</summary>
    [Fact]
    public void The_mean_after_each_step_has_the_bits_of_the_mean_of_the_steps_so_far()
    {
        const int Rows = 2;
        SequenceShape one = new(1, Features);
        float[] x = Floats.Uniform(Steps * Rows * Features, 7), y = new float[Rows * Features], state = new float[Rows * (Features + 1)];
        x.AsSpan(0, 2).Fill(-0f);
        for (int step = 0; step < Steps; step++)
        {
            MeanSteps.Step(Team.Alone, in one, Rows, x.AsSpan(step * Rows * Features, Rows * Features), y, state);
            SequenceShape sofar = new(step + 1, Rows * Features);
            float[] whole = new float[Rows * Features];
            MeanSteps.Forward(Team.Alone, in sofar, 1, x.AsSpan(0, (step + 1) * Rows * Features), default, whole);

            Assert.Equal(Array.ConvertAll(whole, BitConverter.SingleToInt32Bits), Array.ConvertAll(y, BitConverter.SingleToInt32Bits));
        }

        Assert.Throws<ArgumentException>(() => MeanSteps.Step(Team.Alone, in one, Rows, x.AsSpan(0, Rows * Features), y, state.AsSpan(1)));
    }

    [Fact]
    public void A_vector_is_repeated_in_every_step_and_its_gradients_are_summed()
    {
        SequenceShape shape = new(Steps, Features);
        double[] Repeated(double[] x)
        {
            double[] y = new double[Steps * Features];
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = x[i % Features];
            }

            return y;
        }

        KernelCheck.All(LinearSpecs.Forward("repeat", Features, Steps * Features, Repeated, (team, rows, r, o, _) => RepeatSteps.Forward(team, in shape, rows, r[0].Span, o[0].Span)), rows: 3, seed: 3);
        KernelCheck.All(
            LinearSpecs.Backward("repeat", Features, Steps * Features, Repeated, (team, rows, r, o, accumulate) => RepeatSteps.Backward(team, in shape, rows, r[0].Span, o[0].Span, accumulate)), rows: 3, seed: 4);
    }

    [Fact]
    public void A_state_begins_with_its_vector()
    {
        InitialStateShape shape = new(Features, 50);
        double[] State(double[] x)
        {
            double[] y = new double[50];
            x.CopyTo(y, 0);
            return y;
        }

        KernelCheck.All(LinearSpecs.Forward("state", Features, 50, State, (team, rows, r, o, _) => InitialState.Forward(team, in shape, rows, r[0].Span, o[0].Span)), rows: 3, seed: 5);
        KernelCheck.All(LinearSpecs.Backward("state", Features, 50, State, (team, rows, r, o, accumulate) => InitialState.Backward(team, in shape, rows, r[0].Span, o[0].Span, accumulate)), rows: 3, seed: 6);
    }

    [Fact]
    public void Steps_are_cleared_in_place()
    {
        SequenceShape shape = new(Steps, Features);
        float[] x = Floats.Uniform(2 * Steps * Features, 1), y = new float[x.Length];
        ClearSteps.Forward(Team.Alone, in shape, 2, x, Ragged, y);
        ClearSteps.Forward(Team.Alone, in shape, 2, x, Ragged, x);
        Assert.Equal(y, x);
        Assert.Throws<ArgumentException>(() => ClearSteps.Forward(Team.Alone, in shape, 1, x.AsSpan(0, Steps * Features), default, x.AsSpan(1, Steps * Features)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-3)]
    public void Lengths_that_no_sequence_has_are_refused(int wrong)
    {
        SequenceShape shape = new(Steps, Features);
        LastStepShape last = new(Steps, Features, 0);
        float[] x = new float[2 * Steps * Features], y = new float[2 * Features];
        int[] lengths = [5, wrong];
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanSteps.Forward(Team.Alone, in shape, 2, x, lengths, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanSteps.Backward(Team.Alone, in shape, 2, y, lengths, x, accumulate: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => LastStep.Forward(Team.Alone, in last, 2, x, lengths, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => LastStep.Backward(Team.Alone, in last, 2, y, lengths, x, accumulate: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClearSteps.Forward(Team.Alone, in shape, 2, x, lengths, x));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClearSteps.Backward(Team.Alone, in shape, 2, x, lengths, new float[x.Length], accumulate: true));
    }
}
