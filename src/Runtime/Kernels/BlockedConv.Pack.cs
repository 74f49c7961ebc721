using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Weights in the order in which the tiles read them.</summary>
public static unsafe partial class BlockedConv
{
    /// <summary>
    /// Packs <paramref name="weight"/> [filters, channels / groups, window height, window width] into <paramref name="packed"/> [group][⌈filters / 32⌉][term][32], filters
    /// that do not exist being zero. A term is (block, row, column, channel of the block), or (channel, row, column) for a planar input.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in BlockedConvShape shape, ReadOnlySpan<float> weight, Span<float> packed)
    {
        ConvSettings settings = shape.Settings;
        Guard.Length(weight.Length, settings.WeightLength);
        Guard.Length(packed.Length, shape.PackedLength);
        BlockedConvLayout layout = shape.Sources.Forward.Layout;
        fixed (float* from = weight, to = packed)
        {
            PackJob job = new()
            {
                Weight = from, Packed = to, Outputs = layout.Outputs, Channels = layout.Channels, Unit = layout.Unit, Panels = layout.Panels,
                Group = (nint)layout.Outputs * layout.Channels * settings.Window, Output = (nint)layout.Channels * settings.Window, Channel = settings.Window, Taps = settings.Window,
            };
            RangeJob.Run(team, settings.Groups * layout.Panels, packed.Length, in job);
        }
    }

    /// <summary>
    /// Packs <paramref name="weight"/> for <see cref="BackwardData"/>: for each residue of the strides [group][⌈channels / 32⌉][term][32], a term being (block of filters, row, column,
    /// filter of the block) of the taps of that residue.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>, or x is planar.</exception>
    public static void PackBackward(Team team, in BlockedConvShape shape, ReadOnlySpan<float> weight, Span<float> packed)
    {
        RefusePlanar(in shape);
        ConvSettings settings = shape.Settings;
        Guard.Length(weight.Length, settings.WeightLength);
        Guard.Length(packed.Length, shape.PackedBackwardLength);
        fixed (float* from = weight, to = packed)
        {
            float* next = to;
            foreach (BlockedSource source in shape.Sources.Backward)
            {
                BlockedConvLayout layout = source.Layout;
                fixed (int* index = source.Taps.WindowIndex)
                {
                    PackJob job = new()
                    {
                        Weight = from, Packed = next, Outputs = layout.Outputs, Channels = layout.Channels, Unit = layout.Unit, Panels = layout.Panels,
                        Group = (nint)layout.Outputs * layout.Channels * settings.Window, Output = settings.Window, Channel = (nint)layout.Outputs * settings.Window,
                        Taps = source.Taps.Count, WindowIndex = index,
                    };
                    RangeJob.Run(team, settings.Groups * layout.Panels, settings.Groups * layout.PackedLength, in job);
                }

                next += settings.Groups * (nint)layout.PackedLength;
            }
        }
    }

    private struct PackJob : IRangeJob
    {
        public float* Weight;
        public float* Packed;
        public int Outputs;
        public int Channels;
        public int Unit;
        public int Panels;
        public nint Group;
        public nint Output;
        public nint Channel;
        public int Taps;

        /// <summary>Where in the window each tap is; null: in order.</summary>
        public int* WindowIndex;

        public void Run(int from, int to)
        {
            for (int item = from; item < to; item++)
            {
                Panel(item / Panels, item % Panels, Packed + ((nint)item * BlockedConvLayout.PanelWidth * Channels * Taps));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Panel(int group, int panel, float* target)
        {
            int first = panel * BlockedConvLayout.PanelWidth, outputs = int.Min(BlockedConvLayout.PanelWidth, Outputs - first);
            if (outputs < BlockedConvLayout.PanelWidth)
            {
                Copy.Zeros(target, (nint)BlockedConvLayout.PanelWidth * Channels * Taps);
            }

            // Block by block, so that what is written in steps of a row of 32 stays in the first cache.
            for (int block = 0; block < Channels; block += Unit)
            {
                int channels = int.Min(Unit, Channels - block);
                for (int output = 0; output < outputs; output++)
                {
                    float* weight = Weight + (group * Group) + ((first + output) * Output) + (block * Channel);
                    for (int channel = 0; channel < channels; channel++)
                    {
                        float* to = target + (channel * BlockedConvLayout.PanelWidth) + output;
                        for (int tap = 0; tap < Taps; tap++)
                        {
                            to[tap * channels * BlockedConvLayout.PanelWidth] = weight[(channel * Channel) + (WindowIndex == null ? tap : WindowIndex[tap])];
                        }
                    }
                }

                target += (nint)channels * Taps * BlockedConvLayout.PanelWidth;
            }
        }
    }
}
