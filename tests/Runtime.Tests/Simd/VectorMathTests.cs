using System;
using System.Collections.Generic;
using StaticNets.Runtime.Simd;
using Xunit;

namespace StaticNets.Runtime.Tests.Simd;

/// <summary>The bounds in the documentation of <see cref="VectorMath"/>, over all magnitudes, against double precision.</summary>
public class VectorMathTests
{
    private const int Points = 200_000;

    [Fact]
    public void Exp_is_within_2_ulp_from_no_number_to_infinity() => Within(2, default(Exp), Math.Exp);

    [Fact]
    public void Exp_is_within_2_ulp_where_results_are_subnormal() => Within(2, default(Exp), Math.Exp, -104.5f, -87);

    [Fact]
    public void Exp_minus_one_is_within_3_ulp() => Within(3, default(ExpMinusOne), Reference.ExpMinusOne, high: 88);

    [Fact]
    public void Log_is_within_2_ulp() => Within(2, default(Log), Math.Log, low: float.Epsilon);

    [Fact]
    public void Log_of_one_plus_is_within_4_ulp() => Within(4, default(LogOnePlus), Reference.LogOnePlus, 0, 1);

    [Fact]
    public void Sigmoid_is_within_4_ulp() => Within(4, default(Sigmoid), Reference.Sigmoid);

    [Fact]
    public void Sigmoid_is_within_4_ulp_where_results_are_subnormal() => Within(4, default(Sigmoid), Reference.Sigmoid, -104.5f, -87);

    [Fact]
    public void Tanh_is_within_6_ulp() => Within(6, default(Tanh), Math.Tanh);

    [Fact]
    public void Tanh_is_within_6_ulp_where_it_bends() => Within(6, default(Tanh), Math.Tanh, 0.1f, 10);

    [Fact]
    public void Erf_is_within_6_ulp() => Within(6, default(Erf), Reference.Erf, points: 20_000);

    [Fact]
    public void Erf_is_within_6_ulp_where_it_bends() => Within(6, default(Erf), Reference.Erf, 0.1f, 5, points: 200_000);

    /// <summary>Negative control: e^(x + one part in a million) is 8 ulp away at x = 1.</summary>
    [Fact]
    public void A_small_error_is_noticed() =>
        Assert.True(Largest(default(Exp), x => Math.Exp(x * 1.000001), -10, 10, Points).Ulps > 2);

    [Fact]
    public void Special_values_are_those_of_the_system_functions()
    {
        AssertSpecial(default(Exp), MathF.Exp);
        AssertSpecial(default(Log), MathF.Log);
        AssertSpecial(default(Tanh), MathF.Tanh);
        AssertSpecial(default(Sigmoid), x => (float)Reference.Sigmoid(x));
        AssertSpecial(default(Erf), x => float.IsInfinity(x) ? MathF.Sign(x) : (float)Reference.Erf(x));
        AssertSpecial(default(ExpMinusOne), x => (float)Reference.ExpMinusOne(Math.Min(x, 88)));
    }

    [Fact]
    public void Tanh_and_erf_saturate_at_exactly_one_and_keep_the_sign_of_zero()
    {
        float[] x = [-9f, 9f, 4f, -4f, 0f, -0f, 1e38f, -1e38f, .. new float[24]];
        foreach (float[] tanh in Widths.All(default(Tanh), x).Values)
        {
            Floats.SameBits([-1, 1, 0, -0f, 1, -1], [tanh[0], tanh[1], tanh[4], tanh[5], tanh[6], tanh[7]]);
        }

        foreach (float[] erf in Widths.All(default(Erf), x).Values)
        {
            Floats.SameBits([1, -1, 0, -0f, 1, -1], [erf[2], erf[3], erf[4], erf[5], erf[6], erf[7]]);
        }
    }

    private static void AssertSpecial<TFunction>(TFunction function, Func<float, float> expected)
        where TFunction : struct, IVectorFunction
    {
        float[] x = [.. Floats.Special, .. new float[64 - Floats.Special.Count]];
        foreach ((string width, float[] y) in Widths.All(function, x))
        {
            for (int i = 0; i < x.Length; i++)
            {
                float wanted = expected(x[i]);
                bool same = float.IsNaN(wanted) ? float.IsNaN(y[i]) : Reference.Ulps(wanted, y[i]) <= 7;
                Assert.True(same, $"{typeof(TFunction).Name}({x[i]:G9}) is {y[i]:G9} instead of {wanted:G9} with {width} lanes.");
            }
        }
    }

    private static void Within<TFunction>(
        double bound, TFunction function, Func<double, double> reference, float low = float.MinValue, float high = float.MaxValue, int points = Points)
        where TFunction : struct, IVectorFunction
    {
        (double ulps, float at) = Largest(function, reference, low, high, points);
        Assert.True(ulps <= bound, $"{ulps:F2} ulp at {at:G9}.");
    }

    /// <summary>The largest error over all widths; also checks that they agree to the bit.</summary>
    private static (double Ulps, float At) Largest<TFunction>(TFunction function, Func<double, double> reference, float low, float high, int points)
        where TFunction : struct, IVectorFunction
    {
        float[] x = low == float.MinValue ? Widths.EveryMagnitude(points, low, high) : [.. Widths.EveryMagnitude(points, low, high), .. Floats.Uniform(32_768, 1, low, high)];
        Dictionary<string, float[]> results = Widths.All(function, x);
        foreach ((string width, float[] y) in results)
        {
            Floats.SameBits(results["1"], y, $"with {width} lanes");
        }

        (double, float) largest = (0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            double ulps = Reference.Ulps(reference(x[i]), results["1"][i]);
            if (!(ulps <= largest.Item1))
            {
                largest = (ulps, x[i]);
            }
        }

        return largest;
    }

    private readonly struct Exp : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.Exp(x);
    }

    private readonly struct ExpMinusOne : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.ExpMinusOne(x);
    }

    private readonly struct Log : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.Log(x);
    }

    private readonly struct LogOnePlus : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.LogOnePlus(x);
    }

    private readonly struct Sigmoid : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.Sigmoid(x);
    }

    private readonly struct Tanh : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.Tanh(x);
    }

    private readonly struct Erf : IVectorFunction
    {
        public TV Of<TV>(TV x)
            where TV : struct, ISimd<TV> => VectorMath.Erf(x);
    }
}
