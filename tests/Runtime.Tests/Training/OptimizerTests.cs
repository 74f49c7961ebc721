using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class OptimizerTests
{
    public static TheoryData<string> Family => Conformance.Cases("optimizer");

    public static TheoryData<int> Reference => TrainingReference.Numbers("optimizers");

    public static TheoryData<string> Kinds => [.. All().Select(optimizer => optimizer.Settings)];

    [Theory]
    [MemberData(nameof(Family))]
    public void Ten_steps_are_those_of_the_reference_files(string name)
    {
        Conformance reference = Conformance.Load(name);
        Optimizer optimizer = name switch
        {
            "opt_sgd" => new Sgd(0.1f),
            "opt_sgd_mom_damp" => new Sgd(0.1f, momentum: 0.9f, dampening: 0.5f),
            "opt_adam" => new Adam(0.01f),
            "opt_adam_amsgrad" => new Adam(0.01f, amsgrad: true),
            "opt_adamw_betas_eps" => new AdamW(0.003f, beta1: 0.8f, beta2: 0.95f, epsilon: 1e-3f),
            "opt_rmsprop_centered_mom" => new RmsProp(0.01f, momentum: 0.9f, centred: true),
            "opt_adadelta" => new Adadelta(),
            "opt_nadam" => new NAdam(0.01f),
            _ => throw new ArgumentException(name, nameof(name)),
        };
        float[] gradients = reference.Floats("grads");
        int n = reference.Shape("p0")[0];
        Check(optimizer, reference.Floats("p0"), [.. gradients.Chunk(n)], [.. reference.Doubles("params").Chunk(n)], name);
    }

    [Theory]
    [MemberData(nameof(Reference))]
    public void Eight_steps_are_those_of_PyTorch_with_every_setting(int number)
    {
        JsonElement reference = TrainingReference.Cases("optimizers")[number];
        string name = reference.GetProperty("name").GetString()!;
        Optimizer optimizer = name switch
        {
            "Sgd nesterov decay" => new Sgd(0.05f, momentum: 0.9f, weightDecay: 0.01f, nesterov: true),
            "Sgd momentum dampening decay" => new Sgd(0.05f, momentum: 0.8f, dampening: 0.3f, weightDecay: 0.1f),
            "Adam decay" => new Adam(0.01f, weightDecay: 0.1f),
            "Adam amsgrad decay" => new Adam(0.01f, 0.8f, 0.9f, 1e-4f, 0.05f, amsgrad: true),
            "AdamW" => new AdamW(0.01f),
            "AdamW amsgrad decay" => new AdamW(0.02f, weightDecay: 0.2f, amsgrad: true),
            "RmsProp" => new RmsProp(0.01f),
            "RmsProp centred" => new RmsProp(0.01f, alpha: 0.9f, centred: true),
            "RmsProp momentum decay" => new RmsProp(0.01f, momentum: 0.5f, weightDecay: 0.1f, epsilon: 1e-3f),
            "Adadelta decay" => new Adadelta(0.5f, rho: 0.8f, epsilon: 1e-5f, weightDecay: 0.1f),
            "Adagrad" => new Adagrad(),
            "Adagrad all" => new Adagrad(0.1f, learningRateDecay: 0.2f, weightDecay: 0.1f, initialAccumulator: 0.5f, epsilon: 1e-6f),
            "Adam of the Transformer" => new Adam(0.01f, 0.9f, 0.98f, 1e-9f),
            "NAdam decay" => new NAdam(0.01f, weightDecay: 0.1f, momentumDecay: 0.02f),
            _ => throw new ArgumentException(name, nameof(name)),
        };
        Check(
            optimizer,
            reference.GetProperty("start").Floats(),
            [.. reference.GetProperty("gradients").EnumerateArray().Select(TrainingReference.Floats)],
            [.. reference.GetProperty("parameters").EnumerateArray().Select(TrainingReference.Doubles)],
            name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_team_gives_the_same_bits_and_a_tail_the_bits_of_a_whole_vector(string kind)
    {
        const int Length = 60_011;
        float[] start = Floats.Uniform(Length, seed: 1), gradient = Floats.Uniform(Length, seed: 2);
        float[] all = Teams.SameBits(Length, (team, p) => Run(Make(kind), team, p, gradient, steps: 3), start);

        float[] tail = start[(Length - 5)..];
        Run(Make(kind), Team.Alone, tail, gradient.AsSpan(Length - 5), steps: 3);
        Floats.SameBits(all.AsSpan(Length - 5), tail, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_learning_rate_of_zero_changes_nothing(string kind)
    {
        float[] start = Floats.Uniform(37, seed: 1), p = [.. start];
        Optimizer optimizer = Make(kind);
        optimizer.LearningRate = 0;

        Run(optimizer, Team.Alone, p, Floats.Uniform(37, seed: 2), steps: 5);

        Floats.SameBits(start, p, kind);
    }

    [Theory]
    [InlineData(-1e-3f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_learning_rate_that_is_none_is_refused(float rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(rate));
        Sgd optimizer = new(0.1f);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = rate);
        Assert.Equal(0.1f, optimizer.LearningRate);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(beta2: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(momentum: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(epsilon: -1));
        Assert.Throws<ArgumentException>(() => new Sgd(nesterov: true));
        Assert.Throws<ArgumentException>(() => new Sgd(momentum: 0.9f, dampening: 0.1f, nesterov: true));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_of_zero_leave_the_parameters_as_they_are_for_ten_thousand_steps(string kind)
    {
        float[] start = Floats.Uniform(37, seed: 1), p = [.. start];
        Optimizer optimizer = Make(kind);
        if (optimizer.Settings.Contains("decay 0.", StringComparison.Ordinal) && !optimizer.Settings.Contains("weight decay 0,", StringComparison.Ordinal))
        {
            return; // With weight decay they move, as they should.
        }

        Run(optimizer, Team.Alone, p, new float[37], steps: 10_000);

        Floats.SameBits(start, p, kind);
    }

    /// <summary>A subnormal moment costs a hundred cycles per operation on common processors; so it becomes 0.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moments_that_decay_never_become_subnormal(string kind)
    {
        float[] p = new float[20];
        Optimizer optimizer = Make(kind);
        Run(optimizer, Team.Alone, p, Floats.Uniform(20, seed: 4), steps: 1);
        foreach (OptimizerState state in optimizer.States.Where(state => !state.Name.StartsWith("max", StringComparison.Ordinal)))
        {
            state.Values.Fill(state.Name == "sum" ? 1 : 1.3e-38f);
        }

        for (int step = 0; step < 300; step++)
        {
            optimizer.Update(Team.Alone, p, new float[20]);
            foreach (OptimizerState state in optimizer.States)
            {
                Assert.DoesNotContain(state.Values.ToArray(), float.IsSubnormal);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue - 1)]
    [InlineData(long.MaxValue - 1)]
    public void Bias_corrections_hold_at_any_step_count(long steps)
    {
        foreach (Optimizer optimizer in All())
        {
            float[] p = Floats.Uniform(19, seed: 1);
            optimizer.Bind(19);
            optimizer.RestoreSteps(steps);
            optimizer.Update(Team.Alone, p, Floats.Uniform(19, seed: 2));
            Assert.All(p, value => Assert.True(float.IsFinite(value), optimizer.Settings));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_optimizer_with_the_state_goes_on_with_the_same_bits(string kind)
    {
        float[] p = Floats.Uniform(37, seed: 1), gradient = Floats.Uniform(37, seed: 2);
        Optimizer first = Make(kind), second = Make(kind);
        Run(first, Team.Alone, p, gradient, steps: 3);
        float[] q = [.. p];
        second.Bind(37);
        second.RestoreSteps(first.Steps);
        for (int i = 0; i < first.States.Count; i++)
        {
            first.States[i].Values.CopyTo(second.States[i].Values);
            Assert.Equal(first.States[i].Name, second.States[i].Name);
        }

        for (int i = 0; i < first.Scalars.Count; i++)
        {
            second.Scalars[i].Value = first.Scalars[i].Value;
        }

        for (int step = 0; step < 3; step++)
        {
            first.Update(Team.Alone, p, gradient);
            second.Update(Team.Alone, q, gradient);
        }

        Floats.SameBits(p, q, kind);
    }

    [Fact]
    public void An_optimizer_belongs_to_one_session_and_checks_lengths()
    {
        Adam optimizer = new();
        Assert.Throws<InvalidOperationException>(() => optimizer.Update(Team.Alone, new float[3], new float[3]));
        optimizer.Bind(3);
        Assert.Throws<InvalidOperationException>(() => optimizer.Bind(3));
        Assert.Throws<ArgumentException>(() => optimizer.Update(Team.Alone, new float[4], new float[3]));
        Assert.Throws<ArgumentException>(() => optimizer.Update(Team.Alone, new float[3], new float[2]));
        Assert.Equal(0, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_update_allocates_nothing(string kind)
    {
        float[] p = Floats.Uniform(70_000, seed: 1), gradient = Floats.Uniform(70_000, seed: 2);
        Optimizer optimizer = Make(kind);
        optimizer.Bind(p.Length);
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() => optimizer.Update(team, p, gradient));
        }
    }

    private static IEnumerable<Optimizer> All() =>
    [
        new Sgd(0.1f), new Sgd(0.1f, 0.9f, weightDecay: 0.01f, nesterov: true), new RmsProp(0.01f, momentum: 0.9f, centred: true), new RmsProp(),
        new Adam(), new Adam(amsgrad: true, weightDecay: 0.1f), new AdamW(), new NAdam(), new Adadelta(), new Adagrad(),
    ];

    private static Optimizer Make(string kind) => All().Single(optimizer => optimizer.Settings == kind);

    private static void Run(Optimizer optimizer, Team team, Span<float> p, ReadOnlySpan<float> gradient, int steps)
    {
        optimizer.Bind(p.Length);
        for (int step = 0; step < steps; step++)
        {
            optimizer.Update(team, p, gradient);
        }
    }

    private static void Check(Optimizer optimizer, float[] p, float[][] gradients, double[][] expected, string name)
    {
        optimizer.Bind(p.Length);
        for (int step = 0; step < gradients.Length; step++)
        {
            optimizer.Update(Team.Alone, p, gradients[step]);
            Floats.AssertClose(expected[step], p, $"{name}, step {step + 1}");
        }

        // Negative control: a parameter that is 1 % off is seen.
        int largest = Array.IndexOf(p, p.MaxBy(MathF.Abs));
        p[largest] *= 1.01f;
        Assert.False(Floats.Close(expected[^1], p));
    }
}
