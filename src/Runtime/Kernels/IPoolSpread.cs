using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Where the gradient of a window goes, for one row of outputs of a blocked image.</summary>
internal unsafe interface IPoolSpread
{
    /// <summary>Windows of two rows of two values, side by side: written, or added if <paramref name="accumulate"/>.</summary>
    static abstract void Pairs<TV>(float* source, nint rowLength, float* gradient, int outputs, float* target, bool accumulate)
        where TV : struct, ISimd<TV>;

    /// <summary>Output row <paramref name="i"/> of any pooling: added.</summary>
    static abstract void Row<TV>(in PoolAxis rows, in PoolAxis columns, int i, float* source, float* gradient, float* target)
        where TV : struct, ISimd<TV>;
}
