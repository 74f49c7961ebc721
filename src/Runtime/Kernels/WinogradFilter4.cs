using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>G g Gᵀ of F(4×4, 3×3). In double precision: sixths are no floats, and every number is rounded once.</summary>
internal static unsafe class WinogradFilter4
{
    private const int Lanes = 8;

    /// <summary>32 filters: value k of each lies at <paramref name="from"/> + k · <paramref name="step"/>, frequency f goes to <paramref name="to"/> + f · <paramref name="frequency"/>.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(float* from, nint step, float* to, nint frequency)
    {
        // [6][3] vectors.
        double* columns = stackalloc double[18 * Lanes];
        for (int lane = 0; lane < RegisterTiles.Panel; lane += Lanes)
        {
            for (int j = 0; j < 3; j++)
            {
                float* first = from + (j * step) + lane;
                Vector512<double> g0 = Widen(first), g1 = Widen(first + (3 * step)), g2 = Widen(first + (6 * step));
                Vector512<double> middle = g1 * (1 / 6.0), outer = (g0 + g2) * (-1 / 6.0), middle2 = g1 * (1 / 12.0), outer2 = (g0 * (1 / 24.0)) + (g2 * (1 / 6.0));
                double* column = columns + (j * Lanes);
                (g0 * 0.25).Store(column);
                (outer - middle).Store(column + (3 * Lanes));
                (outer + middle).Store(column + (6 * Lanes));
                (outer2 + middle2).Store(column + (9 * Lanes));
                (outer2 - middle2).Store(column + (12 * Lanes));
                g2.Store(column + (15 * Lanes));
            }

            float* target = to + lane;
            for (int i = 0; i < 6; i++)
            {
                double* row = columns + (i * 3 * Lanes);
                Vector512<double> g0 = Vector512.Load(row), g1 = Vector512.Load(row + Lanes), g2 = Vector512.Load(row + (2 * Lanes));
                Vector512<double> middle = g1 * (1 / 6.0), outer = (g0 + g2) * (-1 / 6.0), middle2 = g1 * (1 / 12.0), outer2 = (g0 * (1 / 24.0)) + (g2 * (1 / 6.0));
                Narrow(g0 * 0.25, target);
                Narrow(outer - middle, target + frequency);
                Narrow(outer + middle, target + (2 * frequency));
                Narrow(outer2 + middle2, target + (3 * frequency));
                Narrow(outer2 - middle2, target + (4 * frequency));
                Narrow(g2, target + (5 * frequency));
                target += 6 * frequency;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Widen(float* from)
    {
        Vector256<float> values = Vector256.Load(from);
        return Avx512F.IsSupported ? Avx512F.ConvertToVector512Double(values) : Vector512.Create(Vector256.WidenLower(values), Vector256.WidenUpper(values));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Narrow(Vector512<double> value, float* to) =>
        (Avx512F.IsSupported ? Avx512F.ConvertToVector256Single(value) : Vector256.Narrow(value.GetLower(), value.GetUpper())).Store(to);
}
