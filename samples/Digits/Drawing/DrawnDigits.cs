using System;
using System.Threading.Tasks;
using Digits.Data;

namespace Digits.Drawing;

/// <summary>Whole sets of drawn digits.</summary>
internal static class DrawnDigits
{
    private const int Chunk = 512;

    /// <summary>Draws digits 0 to count - 1; the same whatever the number of processors.</summary>
    /// <param name="seed">Another seed, other hands and other digits.</param>
    /// <param name="hands">Who writes.</param>
    /// <param name="count">How many.</param>
    public static DigitSet Create(ulong seed, HandSet hands, int count)
    {
        byte[] pixels = new byte[count * DigitSet.ImageLength];
        byte[] labels = new byte[count];

        Parallel.For(
            0,
            (count + Chunk - 1) / Chunk,
            () => new Painter(seed, hands),
            (chunk, _, painter) =>
            {
                for (int i = chunk * Chunk; i < Math.Min(count, (chunk + 1) * Chunk); i++)
                {
                    labels[i] = (byte)painter.Draw(i, pixels.AsSpan(i * DigitSet.ImageLength, DigitSet.ImageLength));
                }

                return painter;
            },
            _ => { });

        return new DigitSet(pixels, labels);
    }
}
