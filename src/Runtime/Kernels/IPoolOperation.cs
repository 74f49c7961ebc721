using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>How the values of a window become one.</summary>
internal interface IPoolOperation
{
    /// <summary>The result of a window that has nothing inside.</summary>
    static abstract float Empty { get; }

    /// <summary>Whether <see cref="Finish"/> has anything to do.</summary>
    static abstract bool Divides { get; }

    /// <summary>Two results as one; <paramref name="a"/> comes before <paramref name="b"/> in the window.</summary>
    static abstract TV Combine<TV>(TV a, TV b)
        where TV : struct, ISimd<TV>;

    /// <summary>The result from all values combined.</summary>
    static abstract TV Finish<TV>(TV total, TV divisor)
        where TV : struct, ISimd<TV>;
}
