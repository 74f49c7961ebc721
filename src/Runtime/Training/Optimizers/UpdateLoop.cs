using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>Applies a rule to a run of parameters, shared out over a team. Every element by itself, so that the bits depend on nothing else.</summary>
internal static class UpdateLoop
{
    // One cache line, so that no two threads write the same one.
    private const int Group = 16;

    // Parameter, gradient and the usual two moments.
    private const long ArraysTouched = 4;

    public static void Run<TRule>(Team team, in TRule rule, TrainedRange range)
        where TRule : unmanaged, IUpdateRule =>
        RangeJob.Run(team, (int)(((long)range.Length + Group - 1) / Group), ArraysTouched * range.Length, new Job<TRule>(rule, range.Start, range.Length));

    /// <summary>Subnormal numbers as 0: a moment that decays to nothing must not make every later step slow. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Flush<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(TV.Create(1.17549435e-38f), TV.Abs(x), TV.Create(0), x);

    private readonly struct Job<TRule>(TRule rule, int start, int length) : IRangeJob
        where TRule : unmanaged, IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            nint i = start + ((nint)from * Group);
            nint end = start + (nint)Math.Min((long)to * Group, length);
            if (Vector512.IsHardwareAccelerated)
            {
                i = Whole<Simd16>(rule, i, end);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                i = Whole<Simd8>(rule, i, end);
            }
            else
            {
                i = Whole<Simd4>(rule, i, end);
            }

            _ = Whole<Simd1>(rule, i, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static nint Whole<TV>(TRule rule, nint i, nint end)
            where TV : struct, ISimd<TV>
        {
            for (; i <= end - TV.Count; i += TV.Count)
            {
                rule.Apply<TV>(i);
            }

            return i;
        }
    }
}
