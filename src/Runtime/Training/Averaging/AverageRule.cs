using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Training;

/// <summary>average += share · (weights - average). What does not change, frozen weights for one, is its own average to the bit.</summary>
internal unsafe struct AverageRule : IUpdateRule
{
    public float* Average;
    public float* Weights;

    /// <summary>What the newest weights count for; at 1 they are copied.</summary>
    public float Share;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Apply<TV>(nint i)
        where TV : struct, ISimd<TV>
    {
        TV average = TV.Load(ref *Average, i);
        TV weights = TV.Load(ref *Weights, i);
        TV.Store(Share == 1 ? weights : TV.MultiplyAdd(TV.Create(Share), weights - average, average), ref *Average, i);
    }
}
