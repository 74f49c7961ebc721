using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Which values of a sample <see cref="Dropout"/> and <see cref="DropPath"/> drop.</summary>
public readonly struct DropoutShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="length">Values per sample.</param>
    /// <param name="rate">Probability of being dropped, 0 … 1.</param>
    /// <param name="layer">Number of the layer: layers of one network draw independently.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in 0 … 1.</exception>
    public DropoutShape(int length, float rate, int layer)
    {
        if (!(rate >= 0 && rate <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be in 0 … 1.");
        }

        Length = length;
        Rate = rate;
        Layer = layer;
        Scale = rate == 1 ? 0 : 1 / (1 - rate);
        Threshold = (ulong)Math.Round(rate * 4294967296.0);
    }

    /// <summary>Values per sample.</summary>
    public int Length { get; }

    /// <summary>Probability of being dropped.</summary>
    public float Rate { get; }

    /// <summary>Number of the layer.</summary>
    public int Layer { get; }

    /// <summary>What is kept is multiplied by this, so that the mean stays: 1 / (1 - rate).</summary>
    internal float Scale { get; }

    /// <summary>A draw of 32 bits below this drops the value.</summary>
    internal ulong Threshold { get; }
}
