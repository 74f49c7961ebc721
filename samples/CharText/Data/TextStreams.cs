using System;
using CharText.Networks;
using StaticNets.Training;

namespace CharText.Data;

/// <summary>
/// A text cut into as many equal streams as a batch has rows. Batch after batch goes on where the one before ended, so that the state after a window is the state before the
/// next: samples have to be taken in order. Every epoch the cuts lie elsewhere.
/// </summary>
internal sealed class TextStreams : IDataSource
{
    private readonly int[] text;
    private readonly int rows;
    private readonly int windows; // of a stream

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Numbers of its characters.</param>
    /// <param name="rows">Rows of a batch.</param>
    /// <exception cref="ArgumentException">It is too short for two windows in every row.</exception>
    public TextStreams(int[] text, int rows)
    {
        windows = ((text.Length - 1) / rows / CharModel.Steps) - 1; // one less, for the cuts to move
        if (windows < 1)
        {
            throw new ArgumentException($"{text.Length} characters are too few for {rows} rows of {2 * CharModel.Steps}.", nameof(text));
        }

        (this.text, this.rows) = (text, rows);
    }

    /// <inheritdoc/>
    public int Count => rows * windows;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        (int window, int row) = Math.DivRem(index, rows);
        int stream = (text.Length - 1) / rows * row;
        int cut = (int)(sample.Epoch * 37 % CharModel.Steps); // 37 and 64 have no common divisor: all cuts come
        ReadOnlySpan<int> from = text.AsSpan(stream + cut + (window * CharModel.Steps), CharModel.Steps + 1);
        from[..CharModel.Steps].CopyTo(sample.Tokens(0));
        from[1..].CopyTo(sample.Classes);
    }
}
