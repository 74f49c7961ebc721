using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class ClipTests
{
    public static TheoryData<int> Reference => TrainingReference.Numbers("clips");

    [Theory]
    [MemberData(nameof(Reference))]
    public void Clipping_by_norm_gives_what_clip_grad_norm_gives(int number)
    {
        JsonElement reference = TrainingReference.Cases("clips")[number];
        float[] gradients = Parse(reference.GetProperty("before"));
        float[] expected = Parse(reference.GetProperty("after"));

        GradientClip.ByNorm(reference.GetProperty("maximum").GetSingle()).Apply(Team.Alone, gradients);

        // 2⁻²² relative: the factor and the product are rounded to float once each; a factor below 2⁻¹²⁶ keeps 21 bits at 1 / 4e38.
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                float.IsNaN(expected[i]) ? float.IsNaN(gradients[i]) : Math.Abs(gradients[i] - expected[i]) <= 1e-6f * Math.Abs(expected[i]),
                $"{gradients[i]:G9} instead of {expected[i]:G9}");
        }
    }

    [Fact]
    public void The_norm_is_that_of_the_definition_for_every_tail()
    {
        for (int length = 0; length <= 40; length++)
        {
            float[] values = Floats.Uniform(length, seed: length);
            double expected = Math.Sqrt(values.Sum(v => (double)v * v));
            Assert.Equal(expected, new NormClip(1e9f).ApplyAndMeasure(values), 1e-12);
        }
    }

    [Fact]
    public void Clipping_by_value_bounds_both_sides_and_keeps_NaN()
    {
        float[] gradients = [-3, -0.5f, 0, 0.5f, 3, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        GradientClip.ByValue(1).Apply(Team.Alone, gradients);
        Assert.Equal([-1, -0.5f, 0, 0.5f, 1, 1, -1, float.NaN], gradients);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_bound_that_is_none_is_refused(float maximum)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.ByNorm(maximum));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.ByValue(maximum));
    }

    private static float[] Parse(JsonElement texts) => [.. texts.EnumerateArray().Select(text => text.GetString() switch
    {
        "inf" => float.PositiveInfinity,
        "nan" => float.NaN,
        { } number => float.Parse(number, CultureInfo.InvariantCulture),
        null => throw new FormatException(),
    })];
}
