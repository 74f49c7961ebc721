using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x · tanh(ln(1 + eˣ)) (Misra 2019, arXiv:1908.08681), within 6 ulp, without a logarithm: with e = e^-|x| the tanh is a quotient of polynomials in e. As torch.nn.Mish, NaN at -∞ included.</summary>
public readonly struct Mish : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        (TV n, TV rest, _) = Parts(x);
        return x * (n / (n + rest));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        (TV n, TV rest, TV sigmoid) = Parts(saved);
        TV whole = n + rest;
        TV tanh = n / whole;

        // 1 - tanh² = (1 - tanh)(1 + tanh), each without cancellation.
        TV slope = rest / whole * (TV.Create(1f) + tanh);
        return dy * TV.MultiplyAdd(saved, sigmoid * slope, tanh);
    }

    /// <summary>tanh(ln(1 + eˣ)) = n / (n + rest), and the sigmoid of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV N, TV Remaining, TV Sigmoid) Parts<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV one = TV.Create(1f);
        TV two = TV.Create(2f);
        TV e = VectorMath.Exp(TV.Create(0f) - TV.Abs(x));
        TV n = TV.WhereGreater(x, TV.Create(0f), TV.MultiplyAdd(two, e, one), e * (e + two));
        TV rest = TV.WhereGreater(x, TV.Create(0f), two * e * e, two);
        return (n, rest, TV.WhereGreater(x, TV.Create(0f), one, e) / (one + e));
    }
}
