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
        Random random = new(3);
        float[] x = [.. Enumerable.Range(0, NormedDirections.InputLength).Select(_ => random.NextSingle())];
        float[] steps = new float[NormedDirections.OutputLength], last = new float[LastOfNormedDirections.OutputLength];
        new NormedDirections(seed: 1).Forward(x, steps);
        new LastOfNormedDirections(seed: 1).Forward(x, last);
        Assert.Equal([.. steps[^6..^3], .. steps[3..6]], last);
        Assert.NotEqual(steps[^6..], last);
    }
}
