using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>Every check of an argument. Emitted code and kernels call it; the messages name what was found and what would fit.</summary>
public static class Guard
{
    /// <summary>The number of samples in a span: its length divided by the length of one.</summary>
    /// <exception cref="ArgumentException">The length is not a whole number of samples.</exception>
    public static int Rows(int length, int sampleLength, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        int rows = length / sampleLength;
        if (rows * sampleLength != length)
        {
            ThrowRagged(name, length, sampleLength);
        }

        return rows;
    }

    /// <summary>The span has exactly the length wanted.</summary>
    /// <exception cref="ArgumentException">It has not; both lengths are named.</exception>
    public static void Length(int length, long wanted, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (length != wanted)
        {
            ThrowLength(name, length, wanted);
        }
    }

    /// <summary>The span is empty, or has exactly the length wanted.</summary>
    /// <exception cref="ArgumentException">Neither; both lengths are named.</exception>
    public static void LengthOrEmpty(int length, long wanted, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (length != 0)
        {
            Length(length, wanted, name);
        }
    }

    /// <summary>The span has at least the length wanted.</summary>
    /// <exception cref="ArgumentException">It has not; both lengths are named.</exception>
    public static void AtLeast(int length, long wanted, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (length < wanted)
        {
            ThrowTooShort(name, length, wanted);
        }
    }

    /// <summary>The two spans share no element.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Apart(ReadOnlySpan<float> read, ReadOnlySpan<float> written, [CallerArgumentExpression(nameof(written))] string? name = null)
    {
        if (read.Overlaps(written))
        {
            ThrowOverlap(name);
        }
    }

    /// <inheritdoc cref="Apart(ReadOnlySpan{float}, ReadOnlySpan{float}, string)"/>
    public static void Apart(ReadOnlySpan<int> read, ReadOnlySpan<float> written, [CallerArgumentExpression(nameof(written))] string? name = null) =>
        Apart(MemoryMarshal.Cast<int, float>(read), written, name);

    /// <summary>The two spans are the same memory from their first float on, or share no element.</summary>
    /// <exception cref="ArgumentException">They overlap in another way.</exception>
    public static void SameOrApart(ReadOnlySpan<float> read, ReadOnlySpan<float> written, [CallerArgumentExpression(nameof(written))] string? name = null)
    {
        if (read.Overlaps(written, out int offset) && offset != 0)
        {
            ThrowOverlap(name);
        }
    }

    /// <summary>The lengths of sequences in a batch: none, or one for each row in <paramref name="least"/> … <paramref name="steps"/>.</summary>
    /// <exception cref="ArgumentException">There are not as many as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is out of range; the row is named.</exception>
    public static void Lengths(ReadOnlySpan<int> lengths, int rows, int steps, int least = 1, [CallerArgumentExpression(nameof(lengths))] string? name = null)
    {
        if (lengths.IsEmpty)
        {
            return;
        }

        Length(lengths.Length, rows, name);
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < least || lengths[row] > steps)
            {
                ThrowSequence(name, row, lengths[row], least, steps);
            }
        }
    }

    /// <summary>Every token is in 0 … <paramref name="vocabulary"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not; it, its place and the vocabulary are named.</exception>
    public static void Tokens(ReadOnlySpan<int> tokens, int vocabulary, [CallerArgumentExpression(nameof(tokens))] string? name = null)
    {
        int place = tokens.IndexOfAnyExceptInRange(0, vocabulary - 1);
        if (place >= 0)
        {
            ThrowToken(name, place, tokens[place], vocabulary);
        }
    }

    /// <summary>The whole number 0 … <paramref name="count"/> - 1 that a float of a state holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It holds another one.</exception>
    internal static int Place(float value, int count, string name)
    {
        // Written so that a NaN is refused.
        if (!(value >= 0 && value < count))
        {
            ThrowPlace(name, value, count);
        }

        return (int)value;
    }

    [DoesNotReturn]
    private static void ThrowPlace(string name, float value, int count) =>
        throw new ArgumentOutOfRangeException(name, value, $"The state holds {value}; it must be 0 to {count - 1}.");

    [DoesNotReturn]
    private static void ThrowToken(string? name, int place, int token, int vocabulary) =>
        throw new ArgumentOutOfRangeException(name, token, $"The token {token} at place {place} is not in the vocabulary of {vocabulary}: tokens are 0 to {vocabulary - 1}.");

    [DoesNotReturn]
    private static void ThrowSequence(string? name, int row, int length, int least, int steps) =>
        throw new ArgumentOutOfRangeException(name, length, $"The sequence of row {row} has the length {length}; it must be {least} to {steps}.");

    [DoesNotReturn]
    private static void ThrowRagged(string? name, int length, int sampleLength) =>
        throw new ArgumentException($"The length {length} is not a multiple of {sampleLength}, the length of one sample.", Base(name));

    [DoesNotReturn]
    private static void ThrowLength(string? name, int length, long wanted) =>
        throw new ArgumentException($"The length must be {wanted}; it is {length}.", Base(name));

    [DoesNotReturn]
    private static void ThrowTooShort(string? name, int length, long wanted) =>
        throw new ArgumentException($"The length must be at least {wanted}; it is {length}.", Base(name));

    [DoesNotReturn]
    private static void ThrowOverlap(string? name) =>
        throw new ArgumentException("The span overlaps one that is read in the same call.", name);

    // "input.Length" names the parameter "input".
    private static string? Base(string? name) =>
        name is not null && name.EndsWith(".Length", StringComparison.Ordinal) ? name[..^".Length".Length] : name;
}
