using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Any number of units, in the widest groups that the processor has.</summary>
internal static class UnitSteps
{
    /// <summary>The widest groups first, then narrower ones down to single units: a unit has the same bits in each.</summary>
    public static void Run<TStep, TPlace>(in TStep step, in TPlace place, int count)
        where TStep : struct, IUnitStep<TPlace>
        where TPlace : struct
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated && count >= 16)
        {
            done = step.Step<Simd16>(in place, done, count);
        }

        if (Vector256.IsHardwareAccelerated && count - done >= 8)
        {
            done = step.Step<Simd8>(in place, done, count);
        }

        if (count - done >= 4)
        {
            done = step.Step<Simd4>(in place, done, count);
        }

        if (count > done)
        {
            step.Step<Simd1>(in place, done, count);
        }
    }
}
