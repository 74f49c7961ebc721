using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>Blocked images.</summary>
public static unsafe partial class PRelu
{
    /// <summary><see cref="Forward"/> where x and y are blocked images (one step).</summary>
    /// <exception cref="ArgumentException">A span has the wrong length, or x and y overlap without being the same.</exception>
    public static void ForwardBlocked(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y)
    {
        Guard.Length(shape.Steps, 1);
        BlockedShape blocked = new(shape.Channels, shape.Inner);
        Guard.Length(x.Length, (long)rows * blocked.BlockedLength);
        Guard.Length(slope.Length, slope.Length == 1 ? 1 : shape.Channels);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        fixed (float* slopes = slope)
        {
            BlockedMap.Run(team, blocked, rows, x, y, new BlockedLeak(shape.Channels, slopes, slope.Length == 1));
        }
    }

    private readonly struct BlockedLeak(int channels, float* slope, bool single) : BlockedMap.IOperation
    {
        public void Prepare(int row, int block, float* numbers) => Blocks.Copy(single ? null : slope, block, channels, missing: single ? *slope : 0, numbers);

        public TV Second<TV>(TV second, TV fourth)
            where TV : struct, ISimd<TV> => second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Of<TV>(TV x, TV first, TV second, TV third)
            where TV : struct, ISimd<TV> => TV.WhereGreater(x, TV.Create(0f), x, x * first);
    }
}
