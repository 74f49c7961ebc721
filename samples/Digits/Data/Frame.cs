using System;

namespace Digits.Data;

/// <summary>Puts an image of 28x28 bytes into LeNet-5's input of 32x32 floats: values in [0, 1], two zeros around.</summary>
internal static class Frame
{
    /// <summary>Pixels on a side of the network's input.</summary>
    public const int Side = DigitSet.Side + (2 * Border);

    /// <summary>Values of the network's input.</summary>
    public const int Length = Side * Side;

    private const int Border = 2;

    /// <summary>Writes the input; every value is overwritten.</summary>
    /// <param name="image">[28, 28] bytes.</param>
    /// <param name="input">[32, 32] values.</param>
    public static void Write(ReadOnlySpan<byte> image, Span<float> input)
    {
        input.Clear();
        for (int y = 0; y < DigitSet.Side; y++)
        {
            ReadOnlySpan<byte> source = image.Slice(y * DigitSet.Side, DigitSet.Side);
            Span<float> target = input.Slice(((y + Border) * Side) + Border, DigitSet.Side);
            for (int x = 0; x < source.Length; x++)
            {
                target[x] = source[x] / 255f;
            }
        }
    }
}
