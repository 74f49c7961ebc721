using System;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Gemm;

/// <summary>Applies an activation to finished rows of a product while they are in the cache.</summary>
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
}
