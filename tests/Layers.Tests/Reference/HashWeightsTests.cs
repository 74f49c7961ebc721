using Xunit;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The hash behind weights and data that Python and C# compute for themselves.</summary>
public sealed class HashWeightsTests
{
    [Theory]
    [InlineData("conv1.weight", 3, 13580452840342358154UL)] // make_lenet_training.py's check value
    public void Bits_are_those_of_the_Python_script(string name, long index, ulong expected) =>
        Assert.Equal(expected, HashWeights.Bits(name, index));

    [Fact]
    public void Parameters_are_spread_evenly_within_one_over_the_root_of_fan_in()
    {
        float[] values = HashWeights.Parameter("fc1.weight", 48000, 400);
        double sum = 0, squares = 0;
        foreach (float value in values)
        {
            Assert.InRange(value, -0.05f, 0.05f);
            sum += value;
            squares += (double)value * value;
        }

        // Mean 0 with a standard error of 0.05/√(3·48000) = 1.3e-4, variance 0.05²/3 with one of 0.4 %: five standard errors each.
        Assert.InRange(sum / 48000, -6.6e-4, 6.6e-4);
        Assert.InRange(squares / 48000 / (0.05 * 0.05 / 3), 0.98, 1.02);
    }
}
