using System;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>How a window moves along one axis of <paramref name="N"/> positions.</summary>
/// <param name="N">Positions of the input.</param>
/// <param name="F">Positions of the window.</param>
/// <param name="S">Step between windows.</param>
/// <param name="P">Zeros before and after.</param>
/// <param name="Dilation">Distance of neighbours in the window.</param>
/// <param name="Same">Zeros such that ceil(N / S) positions come out, the odd one after; <paramref name="P"/> is ignored.</param>
/// <param name="Ceil">Round the number of windows up, as long as the last one starts within the input or the zeros before it.</param>
/// <param name="Causal">All zeros that keep the length stand before; <paramref name="P"/> is ignored.</param>
public readonly record struct WindowAxis(int N, int F, int S, int P, int Dilation, bool Same, bool Ceil = false, bool Causal = false)
{
    private int Reach => Dilation * (F - 1);

    private int SameTotal => Math.Max(((((N + S - 1) / S) - 1) * S) + Reach + 1 - N, 0);

    /// <summary>Zeros before the first position.</summary>
    public int Before => Causal ? Reach : Same ? SameTotal / 2 : P;

    /// <summary>Zeros after the last position.</summary>
    public int After => Causal ? 0 : Same ? SameTotal - (SameTotal / 2) : P;

    /// <summary>How many windows there are.</summary>
    public int Out
    {
        get
        {
            int room = N + Before + After - Reach - 1;
            if (!Ceil || Same)
            {
                return (room / S) + 1;
            }

            int count = ((room + S - 1) / S) + 1;
            return (count - 1) * S >= N + Before ? count - 1 : count;
        }
    }

    /// <summary>The input position under element <paramref name="f"/> of window <paramref name="o"/>; outside 0..N-1 it is padding.</summary>
    public int Position(int o, int f) => (o * S) - Before + (f * Dilation);
}
