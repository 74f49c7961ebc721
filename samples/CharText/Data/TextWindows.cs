using System;
using StaticNets.Training;

namespace CharText.Data;

/// <summary>A text cut into windows, each to be read by itself: the target is what comes one character later.</summary>
internal sealed class TextWindows : IDataSource
{
    private readonly int[] text;
    private readonly int steps;
    private readonly bool moving;

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Numbers of its characters.</param>
    /// <param name="steps">Characters of a window.</param>
    /// <param name="moving">Whether the cuts lie elsewhere in every epoch.</param>
    /// <exception cref="ArgumentException">It is too short for a window.</exception>
    public TextWindows(int[] text, int steps, bool moving)
    {
        (this.text, this.steps, this.moving) = (text, steps, moving);
        Count = ((text.Length - 1) / steps) - (moving ? 1 : 0); // one less, for the cuts to move
        if (Count < 1)
        {
            throw new ArgumentException($"{text.Length} characters are too few for a window of {steps}.", nameof(text));
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        int cut = moving ? (int)(sample.Epoch * 37 % steps) : 0; // 37 is a prime: all cuts come
        ReadOnlySpan<int> from = text.AsSpan((index * steps) + cut, steps + 1);
        from[..steps].CopyTo(sample.Tokens(0));
        from[1..].CopyTo(sample.Classes);
    }
}
