using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Planes to blocks and back: transposes of [up to 16 channels][positions] in squares that fit the registers. An item is a strip of positions of one block.</summary>
internal readonly unsafe struct BlockConversion(BlockedShape shape, float* planar, float* blocked, bool toBlocked) : IRangeJob
{
    // Positions of one item: 64 KB, so that one image can be shared out.
    private const int Strip = 1024;

    private int Strips => (shape.Inner + Strip - 1) / Strip;

    public int Items(int rows) => rows * Blocks.Count(shape.Channels) * Strips;

    /// <inheritdoc/>
    public void Run(int from, int to)
    {
        int blocks = Blocks.Count(shape.Channels), strips = Strips;
        for (int item = from; item < to; item++)
        {
            int first = item % strips * Strip, block = item / strips % blocks, row = item / strips / blocks;
            nint plane = ((nint)row * shape.Length) + ((nint)block * Blocks.Lanes * shape.Inner) + first;
            nint line = ((nint)row * shape.BlockedLength) + (((nint)block * shape.Inner) + first) * Blocks.Lanes;
            Convert(planar + plane, blocked + line, Blocks.Channels(block, shape.Channels), Math.Min(Strip, shape.Inner - first));
        }
    }

    private void Convert(float* planes, float* lines, int channels, int positions)
    {
        if (toBlocked && channels < Blocks.Lanes)
        {
            new Span<float>(lines, positions * Blocks.Lanes).Clear();
        }

        int channel = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            channel = Squares<Square16>(planes, lines, channel, channels, positions);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            channel = Squares<Square8>(planes, lines, channel, channels, positions);
        }

        channel = Squares<Square4>(planes, lines, channel, channels, positions);
        for (; channel < channels; channel++)
        {
            Single(planes + ((nint)channel * shape.Inner), lines + channel, positions);
        }
    }

    // As many channels as there are whole squares; the last square of positions overlaps the one before it, unless so few are left that one by one is faster.
    private int Squares<TSquare>(float* planes, float* lines, int channel, int channels, int positions)
        where TSquare : struct, ISquare
    {
        int side = TSquare.Side, whole = positions / side;
        if (whole == 0)
        {
            return channel;
        }

        for (; channel <= channels - side; channel += side)
        {
            float* plane = planes + ((nint)channel * shape.Inner);
            Square<TSquare>(plane, lines + channel, whole);
            int rest = positions - (whole * side);
            if (rest > side / 4)
            {
                Square<TSquare>(plane + positions - side, lines + channel + ((nint)(positions - side) * Blocks.Lanes), 1);
            }

            for (int i = positions - rest; i < positions && rest <= side / 4; i++)
            {
                Position(plane + i, lines + channel + ((nint)i * Blocks.Lanes), side);
            }
        }

        return channel;
    }

    private void Square<TSquare>(float* plane, float* line, int count)
        where TSquare : struct, ISquare
    {
        int side = TSquare.Side;
        if (toBlocked)
        {
            TSquare.Transpose(plane, shape.Inner, side, line, Blocks.Lanes, side * Blocks.Lanes, count);
        }
        else
        {
            TSquare.Transpose(line, Blocks.Lanes, side * Blocks.Lanes, plane, shape.Inner, side, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Position(float* plane, float* line, int channels)
    {
        nint step = shape.Inner;
        for (int channel = 0; channel < channels; channel++, plane += step)
        {
            if (toBlocked)
            {
                line[channel] = *plane;
            }
            else
            {
                *plane = line[channel];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Single(float* plane, float* line, int positions)
    {
        for (int i = 0; i < positions; i++, line += Blocks.Lanes)
        {
            if (toBlocked)
            {
                *line = plane[i];
            }
            else
            {
                plane[i] = *line;
            }
        }
    }
}
