using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Training;

/// <summary>The update of Adam and of AdamW, which differ in what the weight decay is added to.</summary>
internal unsafe struct AdamRule : IUpdateRule
{
    public float* Parameters;
    public float* Gradients;
    public float* First;
    public float* Second;

    /// <summary>The largest second moment so far; null without amsgrad.</summary>
    public float* Largest;

    /// <summary>What the decoupled decay leaves of a parameter: 1 - lr·λ; 1 for Adam.</summary>
    public float Keep;

    /// <summary>Decay that is added to the gradient; 0 for AdamW.</summary>
    public float WeightDecay;

    public float Beta1;
    public float Fresh1;
    public float Beta2;
    public float Fresh2;

    /// <summary>lr / (1 - β1ᵗ).</summary>
    public float Step;

    /// <summary>1 / √(1 - β2ᵗ).</summary>
    public float Correction;

    public float Epsilon;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Apply<TV>(nint i)
        where TV : struct, ISimd<TV>
    {
        TV p = TV.Load(ref *Parameters, i);
        TV g = TV.Load(ref *Gradients, i);
        if (Keep != 1)
        {
            p *= TV.Create(Keep);
        }

        if (WeightDecay != 0)
        {
            g = TV.MultiplyAdd(TV.Create(WeightDecay), p, g);
        }

        TV m = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Beta1), TV.Load(ref *First, i), TV.Create(Fresh1) * g));
        TV v = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Beta2), TV.Load(ref *Second, i), TV.Create(Fresh2) * g * g));
        TV.Store(m, ref *First, i);
        TV.Store(v, ref *Second, i);
        if (Largest is not null)
        {
            v = TV.Max(TV.Load(ref *Largest, i), v);
            TV.Store(v, ref *Largest, i);
        }

        TV root = TV.MultiplyAdd(TV.Sqrt(v), TV.Create(Correction), TV.Create(Epsilon));
        TV.Store(TV.MultiplyAdd(TV.Create(-Step), m / root, p), ref *Parameters, i);
    }
}
