namespace Digits.Drawing;

/// <summary>What random numbers are for; numbers for different purposes are independent.</summary>
internal enum DicePurpose
{
    /// <summary>The traits of a hand.</summary>
    Hand,

    /// <summary>How a hand writes a digit.</summary>
    Glyph,

    /// <summary>How a hand bends a digit.</summary>
    Bend,

    /// <summary>Which digit a sample shows, who wrote it, and how it is moved.</summary>
    Sample,

    /// <summary>What is special about the strokes of a sample.</summary>
    Moment,
}
