using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Text;

namespace DigitsNative;

/// <summary>What the program prints.</summary>
internal static class Answer
{
    /// <summary>The probability of each digit, then the likeliest digit.</summary>
    public static string Text(ReadOnlySpan<float> scores)
    {
        float[] shares = new float[scores.Length];
        TensorPrimitives.SoftMax(scores, shares);
        StringBuilder text = new();
        for (int digit = 0; digit < shares.Length; digit++)
        {
            // In whole numbers: the framework's text of fractions is 20 KB of program.
            int hundredths = (int)MathF.Round(10_000 * shares[digit]);
            text.Append(digit).Append("  ").Append((hundredths / 100).ToString(CultureInfo.InvariantCulture).PadLeft(3)).Append('.')
                .Append((char)('0' + (hundredths / 10 % 10))).Append((char)('0' + (hundredths % 10))).Append(" %\n");
        }

        return text.Append("digit ").Append(TensorPrimitives.IndexOfMax(shares)).Append('\n').ToString();
    }

    /// <summary>The scores bit by bit, for comparisons: eight hexadecimal digits each.</summary>
    public static string Bits(ReadOnlySpan<float> scores)
    {
        StringBuilder text = new();
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float score in scores)
        {
            BinaryPrimitives.WriteSingleBigEndian(bytes, score);
            text.Append(Convert.ToHexStringLower(bytes)).Append('\n');
        }

        return text.ToString();
    }
}
