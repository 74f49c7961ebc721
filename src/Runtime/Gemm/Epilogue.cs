using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Gemm;

/// <summary>What follows a product, on finished rows while they are in the cache.</summary>
internal static unsafe class Epilogue
{
    /// <summary>row[i] = activation(row[i]) for every row.</summary>
    public static void Apply<TActivation>(float* first, nint step, int rows, int columns, in TActivation activation)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) == typeof(Identity))
        {
            return;
        }

        if (step == columns)
        {
            columns *= rows;
            rows = 1;
        }

        for (int row = 0; row < rows; row++)
        {
            Span<float> values = new(first + (row * step), columns);
            if (Vector512.IsHardwareAccelerated)
            {
                Map.Forward<TActivation, Simd16>(Team.Alone, values, values, activation);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Map.Forward<TActivation, Simd8>(Team.Alone, values, values, activation);
            }
            else
            {
                Map.Forward<TActivation, Simd4>(Team.Alone, values, values, activation);
            }
        }
    }

    /// <summary>to[i] = activation(from[i] + residual[i]). <paramref name="to"/> may be <paramref name="residual"/>.</summary>
    public static void Add<TActivation>(float* from, float* residual, float* to, int length, in TActivation activation)
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<TActivation, Simd16>(from, residual, to, length, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Add<TActivation, Simd8>(from, residual, to, length, activation);
        }
        else
        {
            Add<TActivation, Simd4>(from, residual, to, length, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TActivation, TV>(float* from, float* residual, float* to, int length, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        int i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV.Store(activation.Forward(TV.Load(ref *from, i) + TV.Load(ref *residual, i)), ref *to, i);
        }

        int rest = length - i;
        if (rest > 0)
        {
            Partial.Store(activation.Forward(Partial.Load<TV>(ref *from, i, rest) + Partial.Load<TV>(ref *residual, i, rest)), ref *to, i, rest);
        }
    }
}
