using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The derivative of <see cref="RnnCell{TActivation}"/>, from its result.</summary>
internal unsafe struct RnnGradient<TActivation> : IRecurrentGradient
    where TActivation : struct, IActivation
{
    public static int Gates => 1;

    public static bool HasCell => false;

    public TActivation Activation;

    /// <summary>The result: step after step, YStep apart.</summary>
    public float* Y;

    public nint YStep;

    /// <summary>[rows, steps, hidden], written.</summary>
    public float* Dgates;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentGradientPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        float* y = Y + (at.Vector * YStep), dgates = Dgates + (at.Vector * at.Hidden);
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV dh = TV.Load(ref *at.H, from);
            if (at.Dy != null)
            {
                dh += TV.Load(ref *at.Dy, from);
            }

            TV gradient = Activation.Backward(TV.Load(ref *y, from), Recurrent.Flushed(dh));
            TV.Store(TV.Create(0f), ref *at.H, from);
            TV.Store(gradient, ref *dgates, from);
            TV.Store(gradient, ref *at.Gates, from);
        }

        return from;
    }

    public readonly void Clear(nint vector, int hidden) => Copy.Zeros(Dgates + (vector * hidden), hidden);
}
