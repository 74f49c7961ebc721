using System;
using System.Linq;
using Xunit;

namespace StaticNets.Runtime.Tests.Activations;

public class ActivationTests
{
    public static TheoryData<string> Names => ActivationCase.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_over_all_magnitudes_are_within_the_documented_error(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        float[] x = [.. Widths.EveryMagnitude(20_000), .. Floats.Uniform(20_000, seed: 1, -25, 25)];
        float[] y = activation.Forward(x);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = activation.Function(x[i]);
            double error = Math.Abs(y[i] - expected);
            Assert.True(
                Reference.Ulps(expected, y[i]) <= activation.Ulps + 0.5 || error <= activation.Absolute + (activation.PerInput * Math.Abs(x[i])),
                $"{name}({x[i]:G9}) is {y[i]:G9} instead of {expected:G9}.");
        }
    }

    /// <summary>
    /// The gradient against a central difference of the formula in double precision, h = 1e-5: the difference itself is off by about 1e-10, and the derivative,
    /// computed from values within 6 ulp of numbers up to 1, by at most 2 · 6 · 2⁻²⁴ ≈ 7e-7 and a rounding; 2e-6 is enough, and a wrong formula is off by 1e-4.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_slope_of_the_formula(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        Assert.True(LargestSlopeError(activation, activation.Function) <= 2e-6);
    }

    /// <summary>Negative control: the two forms of GELU differ by 5e-4 in slope.</summary>
    [Fact]
    public void The_slope_of_the_other_GELU_is_noticed() =>
        Assert.True(LargestSlopeError(ActivationCase.Get("Gelu"), ActivationCase.Get("GeluTanh").Function) > 1e-4);

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN_and_infinities_give_what_torch_gives(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        float[] y = activation.Forward([float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity]);
        Assert.True(float.IsNaN(y[0]) && float.IsNaN(y[1]));
        Assert.Equal(activation.AtInfinity, y[2]);
        Assert.Equal(activation.AtMinusInfinity, y[3], tolerance: 1e-6f);
    }

    /// <summary>Where the function's value is a finite float; 1.05 · 3.4e38 of SELU is none, in torch either.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_finite_input_gives_NaN_or_infinity(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        float[] x = [.. Widths.EveryMagnitude(4_000), .. Floats.Special.Where(float.IsFinite)];
        x = [.. x.Where(value => float.IsFinite((float)activation.Function(value)))];
        float[] dy = new float[x.Length];
        Array.Fill(dy, 0.5f);

        Assert.All(activation.Forward(x), y => Assert.True(float.IsFinite(y)));
        Assert.All(activation.Backward(x, dy), dx => Assert.True(float.IsFinite(dx)));
    }

    /// <summary>The conventions of torch at the points where there is no derivative.</summary>
    [Theory]
    [InlineData("Relu", 0f, 0f)]
    [InlineData("Relu6", 0f, 0f)]
    [InlineData("Relu6", 6f, 0f)]
    [InlineData("Relu6", 5.9999995f, 1f)]
    [InlineData("Relu6", float.Epsilon, 1f)]
    [InlineData("HardTanh", 1f, 0f)]
    [InlineData("HardTanh", -1f, 0f)]
    [InlineData("HardTanh", 0.99999994f, 1f)]
    [InlineData("HardSigmoid", 3f, 0f)]
    [InlineData("HardSigmoid", -3f, 0f)]
    [InlineData("HardSwish", 3f, 1f)]
    [InlineData("HardSwish", -3f, 0f)]
    [InlineData("LeakyRelu", 0f, 0.01f)]
    [InlineData("Elu", 0f, 1f)]
    [InlineData("Selu", 0f, 1.7580993f)]
    [InlineData("Relu", float.NaN, 1f)]
    [InlineData("HardTanh", float.NaN, 1f)]
    public void Kinks_have_the_slope_that_torch_gives_them(string name, float x, float slope) =>
        Assert.Equal(slope, ActivationCase.Get(name).Backward([x], [1f])[0], tolerance: 1e-6f);

    private static double LargestSlopeError(ActivationCase activation, Func<double, double> function)
    {
        const double H = 1e-5;
        float[] x = [.. Floats.Uniform(4_000, seed: 2, -9, 9).Where(value => activation.Kinks.All(kink => Math.Abs(value - kink) > 10 * H))];
        float[] ones = new float[x.Length];
        Array.Fill(ones, 1f);
        float[] dx = activation.Backward(x, ones);
        return x.Select((value, i) => Math.Abs(dx[i] - ((function(value + H) - function(value - H)) / (2 * H)))).Max();
    }
}
