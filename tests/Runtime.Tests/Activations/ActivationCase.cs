using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Activations;

/// <summary>An activation with an independent formula in double precision, and what the documentation promises of it.</summary>
public abstract class ActivationCase
{
    // Where a factor is subnormal, its error of some 1.4e-45 is multiplied by an x of about -100.
    private const double Subnormal = 1e-42;

    private static readonly ActivationCase[] Cases =
    [
        Of(default(Identity), x => x, 0, atInfinity: float.PositiveInfinity, atMinusInfinity: float.NegativeInfinity),
        Of(default(Relu), x => Math.Max(0, x), 0, [0], float.PositiveInfinity, 0),
        Of(default(Relu6), x => Math.Clamp(x, 0, 6), 0, [0, 6], 6, 0),
        Of(default(HardTanh), x => Math.Clamp(x, -1, 1), 0, [-1, 1], 1, -1),
        Of(default(HardSigmoid), x => Math.Clamp(x + 3, 0, 6) / 6, 2, [-3, 3], 1, 0, absolute: 1e-7),
        Of(default(HardSwish), x => x * (Math.Clamp(x + 3, 0, 6) / 6), 4, [-3, 3], float.PositiveInfinity, float.NaN, absolute: 3e-7),
        Of(new LeakyRelu(0.01f), x => x > 0 ? x : 0.01f * x, 1, [0], float.PositiveInfinity, float.NegativeInfinity),
        Of(new Elu(1f), x => x > 0 ? x : Reference.ExpMinusOne(x), 4, [0], float.PositiveInfinity, -1),
        Of(new Celu(1.3f), x => x > 0 ? x : 1.3f * Reference.ExpMinusOne(x / 1.3f), 4, [0], float.PositiveInfinity, -1.3f),
        Of(default(Selu), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Reference.ExpMinusOne(x)), 4, [0], float.PositiveInfinity, -1.75809932f),
        Of(default(Gelu), x => x * (1 + Reference.Erf(x / Math.Sqrt(2))) / 2, 5, [], float.PositiveInfinity, float.NaN, perInput: 4e-7),
        Of(default(GeluTanh), x => x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))) / 2, 5, [], float.PositiveInfinity, float.NaN, perInput: 4e-7),
        Of(default(Silu), x => x * Reference.Sigmoid(x), 5, [], float.PositiveInfinity, float.NaN, absolute: Subnormal),
        Of(default(Mish), x => x * Math.Tanh(Reference.Softplus(x)), 6, [], float.PositiveInfinity, float.NaN, absolute: Subnormal),
        Of(default(Sigmoid), Reference.Sigmoid, 4, [], 1, 0),
        Of(default(LogSigmoid), x => -Reference.Softplus(-x), 5, [], 0, float.NegativeInfinity),
        Of(default(Tanh), Math.Tanh, 6, [], 1, -1),
        Of(new Softplus(1f), Reference.Softplus, 6, [], float.PositiveInfinity, 0),
        Of(new Softplus(2f), x => Reference.Softplus(2 * x) / 2, 6, [], float.PositiveInfinity, 0),
        Of(default(Softsign), x => x / (1 + Math.Abs(x)), 1.5, [], float.NaN, float.NaN),
    ];

    private protected ActivationCase(string name, Func<double, double> function) => (Name, Function) = (name, function);

    /// <summary>The type, and a number where one type has several cases.</summary>
    public string Name { get; }

    /// <summary>The formula in double precision.</summary>
    public Func<double, double> Function { get; }

    /// <summary>Where the derivative jumps.</summary>
    public double[] Kinks { get; private init; } = [];

    /// <summary>Documented bound of the error in ulp.</summary>
    public double Ulps { get; private init; }

    /// <summary>An error within this is no fault: where two numbers of the same size are subtracted.</summary>
    public double Absolute { get; private init; }

    /// <summary>An error within this times |x| is no fault: where 1 + erf or 1 + tanh is multiplied by x.</summary>
    public double PerInput { get; private init; }

    /// <summary>The value at +∞, as torch's.</summary>
    public float AtInfinity { get; private init; }

    /// <summary>The value at -∞, as torch's.</summary>
    public float AtMinusInfinity { get; private init; }

    /// <summary>The names of all cases.</summary>
    public static Xunit.TheoryData<string> Names => [.. Cases.Select(entry => entry.Name)];

    /// <summary>The case of that name.</summary>
    public static ActivationCase Get(string name) => Cases.Single(entry => entry.Name == name);

    /// <summary>y by the activation itself, a float at a time.</summary>
    public abstract float[] Forward(float[] x);

    /// <summary>The gradient by the activation itself, a float at a time, at x.</summary>
    public abstract float[] Backward(float[] x, float[] dy);

    /// <summary>What backward reads for x: x, or y.</summary>
    public abstract float[] Saved(float[] x);

    /// <summary>Map.Forward with groups of 4, 8 or 16.</summary>
    internal abstract void MapForward(int width, Team team, ReadOnlySpan<float> x, Span<float> y);

    /// <summary>Map.Backward with groups of 4, 8 or 16.</summary>
    internal abstract void MapBackward(int width, Team team, ReadOnlySpan<float> saved, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate);

    private static ActivationCase Of<T>(
        T activation, Func<double, double> function, double ulps, double[]? kinks = null, float atInfinity = 0, float atMinusInfinity = 0, double absolute = 0, double perInput = 0)
        where T : struct, IActivation =>
        new Typed<T>(activation, function)
        {
            Ulps = ulps, Kinks = kinks ?? [], AtInfinity = atInfinity, AtMinusInfinity = atMinusInfinity, Absolute = absolute, PerInput = perInput,
        };

    private sealed class Typed<T>(T activation, Func<double, double> function) : ActivationCase(typeof(T).Name + Settings(activation), function)
        where T : struct, IActivation
    {
        public override float[] Forward(float[] x) => Array.ConvertAll(x, value => activation.Forward(new Simd1(value)).Value);

        public override float[] Backward(float[] x, float[] dy)
        {
            float[] saved = Saved(x);
            return [.. saved.Select((value, i) => activation.Backward(new Simd1(value), new Simd1(dy[i])).Value)];
        }

        public override float[] Saved(float[] x) => T.FromOutput ? Forward(x) : x;

        internal override void MapForward(int width, Team team, ReadOnlySpan<float> x, Span<float> y)
        {
            switch (width)
            {
                case 1:
                    Map.Forward<T, Simd1>(team, x, y, activation);
                    break;
                case 4:
                    Map.Forward<T, Simd4>(team, x, y, activation);
                    break;
                case 8:
                    Map.Forward<T, Simd8>(team, x, y, activation);
                    break;
                default:
                    Map.Forward<T, Simd16>(team, x, y, activation);
                    break;
            }
        }

        internal override void MapBackward(int width, Team team, ReadOnlySpan<float> saved, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
        {
            switch (width)
            {
                case 1:
                    Map.Backward<T, Simd1>(team, saved, dy, dx, accumulate, activation);
                    break;
                case 4:
                    Map.Backward<T, Simd4>(team, saved, dy, dx, accumulate, activation);
                    break;
                case 8:
                    Map.Backward<T, Simd8>(team, saved, dy, dx, accumulate, activation);
                    break;
                default:
                    Map.Backward<T, Simd16>(team, saved, dy, dx, accumulate, activation);
                    break;
            }
        }

        // Two cases of one type differ in their settings: f(0) = ln 2 / beta tells them apart.
        private static string Settings(T activation) => activation is Softplus ? $"({MathF.Log(2) / activation.Forward(new Simd1(0f)).Value:F0})" : "";
    }
}
