using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>RNN, GRU and LSTM.</summary>
public class RecurrentTests
{
    public static TheoryData<string> Kinds => ["tanh", "relu", "gru", "lstm"];

    /// <summary>Kinds with hidden sizes around vectors and panels.</summary>
    public static TheoryData<string, int> Sizes()
    {
        TheoryData<string, int> sizes = [];
        foreach (string kind in new[] { "tanh", "relu", "gru", "lstm" })
        {
            foreach (int hidden in new[] { 1, 3, 4, 7, 8, 13, 16, 17, 31, 32, 33 })
            {
                sizes.Add(kind, hidden);
            }
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_and_final_states_are_those_of_the_definition(string kind, int hidden)
    {
        foreach ((bool reverse, bool shared) in new[] { (false, false), (true, true), (false, true) })
        {
            RecurrentShape shape = RecurrentSpecs.Shape(kind, 5, hidden, reverse, shared);
            KernelCheck.All(RecurrentSpecs.Forward(kind, shape, rows: 4, training: false), rows: 4, seed: 1);
            KernelCheck.All(RecurrentSpecs.Forward(kind, shape, rows: 3, training: true), rows: 3, seed: 2);
        }
    }

    /// <summary>More rows than one block has, so that blocks, and tiles of several heights, follow one another.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Batches_of_many_rows_keep_the_contract(string kind)
    {
        foreach (int rows in new[] { 1, 2, 5, 7, 13, 16, 17, 40 })
        {
            KernelCheck.All(RecurrentSpecs.Forward(kind, RecurrentSpecs.Shape(kind, 3, 20, reverse: true, shared: true), rows, training: rows % 2 == 0), rows, seed: rows);
        }

        KernelCheck.All(RecurrentSpecs.Forward(kind, RecurrentSpecs.Shape(kind, 6, 128, reverse: false, shared: false), rows: 40, training: false), rows: 40, seed: 3);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_are_those_of_the_definition(string kind, int hidden)
    {
        // Kinks are no place for a difference; the values of relu keep a distance from them that grows with fewer steps.
        int steps = hidden > 16 ? 2 : 3;
        foreach (bool reverse in new[] { false, true })
        {
            KernelCheck.All(RecurrentSpecs.Backward(kind, RecurrentSpecs.Shape(kind, steps, hidden, reverse, shared: reverse), rows: 3), rows: 3, seed: 4);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_of_many_rows_keep_the_contract(string kind)
    {
        foreach (int rows in new[] { 1, 6, 17, 40 })
        {
            KernelCheck.All(RecurrentSpecs.Backward(kind, RecurrentSpecs.Shape(kind, 2, 4, reverse: true, shared: true), rows), rows, seed: rows);
        }
    }

    /// <summary>Negative control: one weight that is a hundredth off is seen.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_checks_see_one_wrong_weight(string kind)
    {
        RecurrentShape shape = RecurrentSpecs.Shape(kind, 5, 17, reverse: false, shared: false);
        KernelSpec spec = RecurrentSpecs.Forward(kind, shape, rows: 2, training: false);
        float[][] reads = KernelCheck.Draw(spec, 2, seed: 5);
        double[][] expected = spec.Reference(2, Array.ConvertAll(reads, KernelCheck.Widen));
        int largest = Array.IndexOf(reads[1], reads[1].Max());
        reads[1][largest] += 0.01f;
        float[] y = KernelCheck.RunOnce(spec, Team.Alone, 2, reads, start: null)[0];
        Assert.False(Floats.Close(expected[0], y));
    }

    /// <summary>A sequence at once, and step by step through the state that each step reads and replaces.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_step_at_a_time_gives_the_same_bits(string kind, int hidden)
    {
        const int Steps = 9;
        RecurrentShape whole = RecurrentSpecs.Shape(kind, Steps, hidden, reverse: false, shared: true), single = RecurrentSpecs.Shape(kind, 1, hidden, reverse: false, shared: true);
        RecurrentRun atOnce = new(kind, whole, 1), stepwise = new(kind, single, 1);
        int gates = (kind switch { "lstm" => 4, "gru" => 3, _ => 1 }) * hidden;
        float[] x = Floats.Uniform(Steps * gates, 1), weight = Floats.Uniform(gates * hidden, 2, -0.5f, 0.5f), bias = Floats.Uniform(gates, 3), initial = Floats.Uniform(whole.StateLength, 4);
        float[] y = new float[Steps * whole.Outputs], final = [.. initial], result = new float[y.Length], state = [.. initial];
        atOnce.Pack(Team.Alone, weight);
        atOnce.Forward(Team.Alone, 1, x, bias, initial, [], y, final);
        stepwise.Pack(Team.Alone, weight);
        for (int step = 0; step < Steps; step++)
        {
            stepwise.Forward(Team.Alone, 1, x.AsSpan(step * gates, gates), bias, state, [], result.AsSpan(step * whole.Outputs, whole.Outputs), state);
        }

        Floats.SameBits(y, result, "step by step");
        Floats.SameBits(final, state, "in the final state");

        // Negative control: another first step gives other bits.
        x[gates - 1] += 5;
        atOnce.Forward(Team.Alone, 1, x, bias, initial, [], result, state);
        Assert.NotEqual(y, result);
    }

    /// <summary>What training keeps: zeros beyond a length, so that gradients of weights over all steps are right.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_beyond_a_length_leave_exact_zeros(string kind)
    {
        const int Steps = 6, Hidden = 11, Rows = 3;
        RecurrentShape shape = RecurrentSpecs.Shape(kind, Steps, Hidden, reverse: true, shared: false);
        RecurrentRun run = new(kind, shape, Rows);
        int gates = (kind switch { "lstm" => 4, "gru" => 3, _ => 1 }) * Hidden;
        int[] lengths = [6, 1, 4];
        float[] x = Floats.Uniform(Rows * Steps * gates, 1), weight = Floats.Uniform(gates * Hidden, 2, -0.5f, 0.5f), dy = Floats.Uniform(Rows * Steps * Hidden, 3);
        float[] y = new float[dy.Length], final = new float[Rows * shape.StateLength], dgates = new float[x.Length];
        run.Pack(Team.Alone, weight);
        run.ForwardTraining(Team.Alone, Rows, x, default, default, lengths, y, final);
        run.Backward(Team.Alone, Rows, y, weight, dy, default, lengths, dgates, default);
        foreach ((int row, int step) in from row in Enumerable.Range(0, Rows) from step in Enumerable.Range(0, Steps) select (row, step))
        {
            int vector = (row * Steps) + step;
            bool zero = step >= lengths[row];
            Assert.Equal(zero, !y.AsSpan(vector * Hidden, Hidden).ContainsAnyExcept(0f));
            Assert.Equal(zero, !dgates.AsSpan(vector * gates, gates).ContainsAnyExcept(0f));
            Assert.True(!zero || !run.Saved.Before.AsSpan(vector * Hidden, Hidden).ContainsAnyExcept(0f));
            Assert.True(!zero || kind != "gru" || !run.Dhidden.AsSpan(vector * gates, gates).ContainsAnyExcept(0f));
        }
    }

    /// <summary>Nobody read the sequence, or nobody read the final state: as if its gradient were zero.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_that_are_not_there_are_zeros(string kind)
    {
        const int Steps = 4, Hidden = 9;
        RecurrentShape shape = RecurrentSpecs.Shape(kind, Steps, Hidden, reverse: false, shared: false);
        RecurrentRun run = new(kind, shape, 1);
        int gates = (kind switch { "lstm" => 4, "gru" => 3, _ => 1 }) * Hidden;
        float[] x = Floats.Uniform(Steps * gates, 1), weight = Floats.Uniform(gates * Hidden, 2, -0.5f, 0.5f), dy = Floats.Uniform(Steps * Hidden, 3), dfinal = Floats.Uniform(shape.StateLength, 4);
        float[] y = new float[dy.Length], final = new float[shape.StateLength], dgates = new float[x.Length], expected = new float[x.Length];
        run.Pack(Team.Alone, weight);
        run.ForwardTraining(Team.Alone, 1, x, default, default, default, y, final);
        run.Backward(Team.Alone, 1, y, weight, new float[dy.Length], dfinal, default, expected, default);
        run.Backward(Team.Alone, 1, y, weight, default, dfinal, default, dgates, default);
        Assert.Equal(expected, dgates);
        run.Backward(Team.Alone, 1, y, weight, dy, new float[dfinal.Length], default, expected, default);
        run.Backward(Team.Alone, 1, y, weight, dy, default, default, dgates, new float[shape.StateLength]);
        Assert.Equal(expected, dgates);
    }

    /// <summary>A state that fades away passes through subnormal numbers, which are slow; it goes straight to zero instead.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void States_that_fade_never_become_subnormal(string kind)
    {
        const int Steps = 200, Hidden = 21;
        RecurrentShape shape = RecurrentSpecs.Shape(kind, Steps, Hidden, reverse: false, shared: false);
        RecurrentRun run = new(kind, shape, 1);
        int gates = kind switch { "lstm" => 4, "gru" => 3, _ => 1 };
        float[] x = new float[Steps * gates * Hidden], weight = new float[gates * Hidden * Hidden], y = new float[Steps * Hidden], initial = new float[shape.StateLength], final = new float[shape.StateLength];
        initial.AsSpan().Fill(1e-20f);
        for (int unit = 0; unit < Hidden && gates == 1; unit++)
        {
            // h = 0.5 h; the other cells halve their state by a gate of 0.
            weight[(unit * Hidden) + unit] = 0.5f;
        }

        run.Pack(Team.Alone, weight);
        run.Forward(Team.Alone, 1, x, default, initial, default, y, final);
        Assert.DoesNotContain(y, float.IsSubnormal);
        Assert.DoesNotContain(final, value => value != 0);

        // Negative control: halving alone would be subnormal on the way.
        Assert.True(float.IsSubnormal(1e-20f * MathF.Pow(0.5f, 62)));
        Assert.Contains(y, value => value != 0);
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        RecurrentShape shape = RecurrentSpecs.Shape("gru", 4, 8, reverse: false, shared: false);
        float[] gates = new float[2 * 4 * 24], panels = new float[RecurrentSizes.Panels(8, 3)], y = new float[2 * 4 * 8], work = new float[RecurrentSizes.Forward(8, 3).PerWorker];
        void Run(float[] gates, float[] initial, int[] lengths, float[] work) => Gru.Forward(Team.Alone, in shape, 2, gates, panels, default, initial, lengths, y, default, work);
        Run(gates, [], [1, 4], work);

        Assert.Equal("gates", Assert.Throws<ArgumentException>(() => Run(new float[7], [], [], work)).ParamName);
        Assert.Equal("initial", Assert.Throws<ArgumentException>(() => Run(gates, new float[15], [], work)).ParamName);
        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => Run(gates, [], [1], work)).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(() => Run(gates, [], [], work[1..])).ParamName);
        foreach (int wrong in new[] { 0, 5, -1, int.MinValue, int.MaxValue })
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Run(gates, [], [4, wrong], work));
            Assert.Equal("lengths", exception.ParamName);
            Assert.Contains("row 1", exception.Message, StringComparison.Ordinal);
            Assert.Contains("1 to 4", exception.Message, StringComparison.Ordinal);
        }
    }
}
