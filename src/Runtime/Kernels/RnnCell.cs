using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>h = activation(W x + b + W h).</summary>
internal unsafe struct RnnCell<TActivation> : IRecurrentCell
    where TActivation : struct, IActivation
{
    public static int Gates => 1;

    public static bool HasCell => false;

    public TActivation Activation;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV h = Recurrent.Flushed(Activation.Forward(TV.Load(ref *at.Gates, from) + TV.Load(ref *at.Sums, from)));
            TV.Store(h, ref *at.After, from);
            TV.Store(h, ref *at.Y, from);
        }

        return from;
    }
}
