using System;
using System.Linq;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>Truncated backpropagation through time: a step of training begins where the one before ended.</summary>
public sealed class CarriedStatesTests
{
    private const int Rows = 3;

    private readonly FourSteps network = new(seed: 4);
    private readonly float[] whole = Draw(Rows * 8 * 3, 1);
    private readonly float[] targets = Draw(Rows * 8 * 2, 2);

    [Fact]
    public void Two_halves_have_the_losses_of_the_whole()
    {
        using EightSteps.Training eight = new(new EightSteps(seed: 4), Rows, new Sgd(0), Loss.MeanSquaredError);
        using FourSteps.Training four = Session();
        four.CarryStates = true;
        float halves = (Step(four, 0) + Step(four, 1)) / 2;

        // The same sums in float, the mean in two parts.
        Assert.Equal(eight.Step(whole, targets), halves, 1e-6f);
    }

    [Fact]
    public void Without_it_each_step_begins_with_zeros()
    {
        using FourSteps.Training four = Session();
        float first = Step(four, 1);
        Step(four, 0);
        Assert.Equal(first, Step(four, 1));
        four.CarryStates = true;
        Step(four, 0);
        Assert.NotEqual(first, Step(four, 1));
    }

    [Fact]
    public void States_are_forgotten_when_asked()
    {
        using FourSteps.Training four = Session();
        float first = Step(four, 1);
        four.CarryStates = true;
        Step(four, 0);
        four.ForgetStates();
        Assert.Equal(first, Step(four, 1));
    }

    [Fact]
    public void A_refused_step_leaves_no_state_behind()
    {
        using FourSteps.Training four = Session();
        float first = Step(four, 1);
        four.CarryStates = true;
        float[] broken = new float[Rows * 4 * 3];
        broken[5] = float.NaN;
        four.Step(broken, new float[Rows * 4 * 2]);
        Assert.True(four.LastStepRefused);
        Assert.Equal(first, Step(four, 1));
    }

    [Fact]
    public void Carried_states_allocate_nothing()
    {
        using FourSteps.Training four = Session();
        four.CarryStates = true;
        float[] x = Half(whole, 0, 3), target = Half(targets, 0, 2);
        four.Step(x, target);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            four.Step(x, target);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private FourSteps.Training Session() => new(network, Rows, new Sgd(0), Loss.MeanSquaredError);

    private float Step(FourSteps.Training session, int half) => session.Step(Half(whole, half, 3), Half(targets, half, 2));

    private static float[] Half(float[] values, int half, int features) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => values[(((row * 8) + (half * 4)) * features)..(((row * 8) + (half * 4) + 4) * features)])];

    private static float[] Draw(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
