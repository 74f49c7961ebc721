using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>G g Gᵀ of F(2×2, 5×5), for the interpolation points 0, ±1, ±2, ∞ of <see cref="WinogradInput4"/>. In double precision: sixths are no floats, and every number is rounded once.</summary>
internal static unsafe class WinogradFilter5
{
    private const int Lanes = 8;

    /// <summary>32 filters: value k of each lies at <paramref name="from"/> + k · <paramref name="step"/>, frequency f goes to <paramref name="to"/> + f · <paramref name="frequency"/>.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(float* from, nint step, float* to, nint frequency)
    {
        // [6][5] vectors, and a row of six.
        double* columns = stackalloc double[36 * Lanes];
        double* six = columns + (30 * Lanes);
        for (int lane = 0; lane < RegisterTiles.Panel; lane += Lanes)
        {
            for (int j = 0; j < 5; j++)
            {
                float* first = from + (j * step) + lane;
                Combine(
                    WinogradFilter4.Widen(first), WinogradFilter4.Widen(first + (5 * step)), WinogradFilter4.Widen(first + (10 * step)), WinogradFilter4.Widen(first + (15 * step)),
                    WinogradFilter4.Widen(first + (20 * step)), columns + (j * Lanes), 5 * Lanes);
            }

            float* target = to + lane;
            for (int i = 0; i < 6; i++)
            {
                double* row = columns + (i * 5 * Lanes);
                Combine(Vector512.Load(row), Vector512.Load(row + Lanes), Vector512.Load(row + (2 * Lanes)), Vector512.Load(row + (3 * Lanes)), Vector512.Load(row + (4 * Lanes)), six, Lanes);
                for (int j = 0; j < 6; j++)
                {
                    WinogradFilter4.Narrow(Vector512.Load(six + (j * Lanes)), target);
                    target += frequency;
                }
            }
        }
    }

    /// <summary>One column or row of five weights, to six places: their polynomial at the points 0, 1, -1, 2, -2, ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(Vector512<double> g0, Vector512<double> g1, Vector512<double> g2, Vector512<double> g3, Vector512<double> g4, double* to, nint step)
    {
        Vector512<double> even = (g0 + g2 + g4) * (-1 / 6.0), odd = (g1 + g3) * (-1 / 6.0);
        Vector512<double> even2 = (g0 * (1 / 24.0)) + (g2 * (1 / 6.0)) + (g4 * (2 / 3.0)), odd2 = (g1 * (1 / 12.0)) + (g3 * (1 / 3.0));
        (g0 * 0.25).Store(to);
        (even + odd).Store(to + step);
        (even - odd).Store(to + (2 * step));
        (even2 + odd2).Store(to + (3 * step));
        (even2 - odd2).Store(to + (4 * step));
        g4.Store(to + (5 * step));
    }
}
