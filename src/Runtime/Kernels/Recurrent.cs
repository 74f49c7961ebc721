using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>What the recurrent layers share: how their weights and biases are prepared, and how small a state may get.</summary>
public static unsafe class Recurrent
{
    // The smallest float that is not subnormal, a little rounded up.
    private const float Smallest = 1.2e-38f;

    /// <summary>
    /// Packs <paramref name="weight"/> [gates · hidden, hidden] into <paramref name="panels"/> [panel][input][gate][unit]: all gates of 16 units lie together (32 units where there is one gate),
    /// the last panel filled with zeros.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in RecurrentPackShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        int hidden = shape.Hidden, gates = shape.Gates;
        Guard.Length(weight.Length, (long)gates * hidden * hidden);
        Guard.Length(panels.Length, shape.PanelLength);
        fixed (float* from = weight, to = panels)
        {
            RangeJob.Run(team, RecurrentSizes.Padded(hidden, gates) / RecurrentSizes.Units(gates), panels.Length, new Packing(hidden, gates, from, to));
        }
    }

    /// <summary>sum = biasInput + biasHidden for the gates whose biases may be added, biasInput for the others.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Bias(Team team, in RecurrentBiasShape shape, ReadOnlySpan<float> biasInput, ReadOnlySpan<float> biasHidden, Span<float> sum)
    {
        Guard.Length(biasInput.Length, shape.Length);
        Guard.Length(biasHidden.Length, shape.Length);
        Guard.Length(sum.Length, shape.Length);
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = i < shape.Summed ? biasInput[i] + biasHidden[i] : biasInput[i];
        }
    }

    /// <summary>x, or 0 where x is subnormal: processors take a hundred times as long for those, and a state that fades away passes through all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Flushed<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(TV.Create(Smallest), TV.Abs(x), TV.Create(0f), x);

    private readonly struct Packing(int hidden, int gates, float* weight, float* panels) : IRangeJob
    {
        public void Run(int from, int to)
        {
            int units = RecurrentSizes.Units(gates), row = gates * units;
            for (int panel = from; panel < to; panel++)
            {
                int unit = panel * units, width = int.Min(units, hidden - unit);
                float* target = panels + ((nint)panel * hidden * row);
                if (width < units)
                {
                    new Span<float>(target, hidden * row).Clear();
                }

                for (int gate = 0; gate < gates; gate++)
                {
                    Turn.Matrix(weight + ((((nint)gate * hidden) + unit) * hidden), hidden, width, hidden, target + (gate * units), row);
                }
            }
        }
    }
}
