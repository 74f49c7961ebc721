using System;
using System.Linq;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>Which step is the last depends on the direction.</summary>
public sealed class BothDirectionsTests
{
    [Fact]
    public void Behind_a_normalisation_the_last_step_is_still_the_first_of_what_runs_backwards()
    {
        (float[] steps, float[] last) = Both(NormedDirections.InputLength, (x, y) => new NormedDirections(seed: 1).Forward(x, y), (x, y) => new LastOfNormedDirections(seed: 1).Forward(x, y));
        Assert.Equal([.. steps[^6..^3], .. steps[3..6]], last);
        Assert.NotEqual(steps[^6..], last);
    }

    [Fact]
    public void Behind_a_sum_of_both_directions_too()
    {
        (float[] steps, float[] last) = Both(ResidualDirections.InputLength, (x, y) => new ResidualDirections(seed: 1).Forward(x, y), (x, y) => new LastOfResidualDirections(seed: 1).Forward(x, y));
        Assert.Equal([.. steps[^6..^3], .. steps[3..6]], last);
        Assert.NotEqual(steps[^6..], last);
    }

    [Fact]
    public void Joined_with_what_has_no_direction_the_last_step_is_the_last_of_all()
    {
        (float[] steps, float[] last) = Both(MixedDirections.InputLength, (x, y) => new MixedDirections(seed: 1).Forward(x, y), (x, y) => new LastOfMixedDirections(seed: 1).Forward(x, y));
        Assert.Equal(steps[^6..], last);
        Assert.NotEqual([.. steps[^6..^3], .. steps[3..6]], last);
    }

    [Fact]
    public void Joined_with_what_is_repeated_the_last_step_is_the_last_of_all()
    {
        (float[] steps, float[] last) = Both(RepeatedDirections.InputLength, (x, y) => new RepeatedDirections(seed: 1).Forward(x, y), (x, y) => new LastOfRepeatedDirections(seed: 1).Forward(x, y), features: 2);
        Assert.Equal(steps[^2..], last);
    }

    private static (float[] Steps, float[] Last) Both(int inputs, Action<float[], float[]> all, Action<float[], float[]> one, int features = 6)
    {
        Random random = new(3);
        float[] x = [.. Enumerable.Range(0, inputs).Select(_ => random.NextSingle())], steps = new float[5 * features], last = new float[features];
        all(x, steps);
        one(x, last);
        return (steps, last);
    }
}
