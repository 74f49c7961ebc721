using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>The functions that go from one level to another: logistic, hyperbolic tangent, error function.</summary>
public static partial class VectorMath
{
    /// <summary>1 / (1 + e⁻ˣ), within 4 ulp, subnormal results included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Sigmoid<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        // e^-|x| never overflows, and for negative x the quotient e / (1 + e) loses nothing.
        TV one = TV.Create(1f);
        TV e = Exp(TV.Create(0f) - TV.Abs(x));
        return TV.WhereGreater(x, TV.Create(0f), one, e) / (one + e);
    }

    /// <summary><see cref="Sigmoid"/> of x and of -x, which is 1 minus it without cancellation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TV Sigmoid, TV Complement) Sigmoids<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV zero = TV.Create(0f);
        TV one = TV.Create(1f);
        TV e = Exp(zero - TV.Abs(x));
        TV quotient = one / (one + e);
        return (TV.WhereGreater(x, zero, one, e) * quotient, TV.WhereGreater(x, zero, e, one) * quotient);
    }

    /// <summary>The hyperbolic tangent, within 6 ulp; exactly ±1 from ±9 on, never beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Tanh<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        x = Within(x, 9f);
        TV u = x * x;
        TV p = TV.MultiplyAdd(TV.Create(1.984309681e-11f), u, TV.Create(-1.339334672e-8f));
        p = TV.MultiplyAdd(p, u, TV.Create(9.469914646e-6f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.002942820117f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.1293970865f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.9999999615f));
        TV q = TV.MultiplyAdd(TV.Create(0.0002311565814f), u, TV.Create(0.02385334961f));
        q = TV.MultiplyAdd(q, u, TV.Create(0.4627300771f));
        q = TV.MultiplyAdd(q, u, TV.Create(1f));

        // The quotient passes 1 before the bound of x, so that the second bound makes it exactly 1 from there on.
        return Within(x * p / q, 1f);
    }

    /// <summary>The error function 2/√π ∫₀ˣ e^(-t²) dt, within 6 ulp; exactly ±1 from ±4 on, never beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Erf<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        x = Within(x, 4f);
        TV u = x * x;
        TV p = TV.MultiplyAdd(TV.Create(2.004338244e-8f), u, TV.Create(-1.957891927e-6f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.0001406317104f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.003643311379f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.05038496364f));
        p = TV.MultiplyAdd(p, u, TV.Create(0.1985099692f));
        p = TV.MultiplyAdd(p, u, TV.Create(1.128379115f));
        TV q = TV.MultiplyAdd(TV.Create(0.0009424976667f), u, TV.Create(0.01423285218f));
        q = TV.MultiplyAdd(q, u, TV.Create(0.1144130469f));
        q = TV.MultiplyAdd(q, u, TV.Create(0.5092566677f));
        q = TV.MultiplyAdd(q, u, TV.Create(1f));

        // The quotient passes 1 before the bound of x, so that the second bound makes it exactly 1 from there on.
        return Within(x * p / q, 1f);
    }

    /// <summary>x moved into [-<paramref name="bound"/>, <paramref name="bound"/>]; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Within<TV>(TV x, float bound)
        where TV : struct, ISimd<TV> =>
        TV.Min(TV.Create(bound), TV.Max(TV.Create(-bound), x));
}
