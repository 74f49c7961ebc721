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
            Finish(in at, from, TV.Load(ref *at.Sums, from));
        }

        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Row<TV>(in RecurrentPlace at, float* h, float* panel)
        where TV : struct, ISimd<TV>
    {
        TV sum = TV.Create(0f);
        nint units = at.Units;
        for (nint left = at.Hidden; left > 0; left--)
        {
            sum = TV.MultiplyAdd(TV.Create(*h), TV.Load(ref *panel, 0), sum);
            h++;
            panel += units;
        }

        Finish(in at, 0, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Finish<TV>(in RecurrentPlace at, nint from, TV sum)
        where TV : struct, ISimd<TV>
    {
        TV h = Recurrent.Flushed(Activation.Forward(TV.Load(ref *at.Gates, from) + sum));
        TV.Store(h, ref *at.After, from);
        TV.Store(h, ref *at.Y, from);
    }
}
