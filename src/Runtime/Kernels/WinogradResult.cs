using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>One tile's products with 16 filters, and where its results go.</summary>
internal unsafe struct WinogradResult
{
    /// <summary>The first frequency's products, and the distance of the next one's.</summary>
    public float* From;

    public nint Frequency;

    /// <summary>16 values.</summary>
    public float* Bias;

    /// <summary>What is added before the activation, at the places of the results, or null.</summary>
    public float* Residual;

    public float* To;

    /// <summary>Distance of two rows of the image.</summary>
    public nint Line;

    /// <summary>Results of the tile that lie in the image.</summary>
    public int Rows;

    public int Columns;

    /// <summary>Writes one result of 16 filters or of some of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TActivation, TV>(TV value, float* residual, float* to, nint at, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        if (residual != null)
        {
            value += TV.Load(ref *residual, at);
        }

        TV.Store(activation.Forward(value), ref *to, at);
    }
}
