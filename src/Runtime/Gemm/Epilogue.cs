using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Gemm;

/// <summary>Applies an activation to finished rows of a product while they are in the first cache.</summary>
internal static unsafe class Epilogue
{
    /// <summary>row[i] = activation(row[i]) for every row.</summary>
    public static void Apply<TActivation>(float* first, nint step, int rows, nint columns, in TActivation activation)
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
            if (Vector512.IsHardwareAccelerated)
            {
                Row<TActivation, Simd16>(first + (row * step), columns, activation);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Row<TActivation, Simd8>(first + (row * step), columns, activation);
            }
            else
            {
                Row<TActivation, Simd4>(first + (row * step), columns, activation);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<TActivation, TV>(float* row, nint length, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        ref float values = ref Unsafe.AsRef<float>(row);
        nint i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV.Store(activation.Forward(TV.Load(ref values, i)), ref values, i);
        }

        if (i < length)
        {
            // The tail goes through a whole vector too, so that it has the bits of any other position.
            Padded buffer = default;
            ref float tail = ref Unsafe.As<Padded, float>(ref buffer);
            for (nint j = i; j < length; j++)
            {
                Unsafe.Add(ref tail, j - i) = row[j];
            }

            TV.Store(activation.Forward(TV.Load(ref tail, 0)), ref tail, 0);
            for (nint j = i; j < length; j++)
            {
                row[j] = Unsafe.Add(ref tail, j - i);
            }
        }
    }

    [InlineArray(16)]
    private struct Padded
    {
        private float first;
    }
}
