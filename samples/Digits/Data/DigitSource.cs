using StaticNets.Training;

namespace Digits.Data;

/// <summary>A set of digits as training takes it.</summary>
/// <param name="digits">The set.</param>
internal sealed class DigitSource(DigitSet digits) : IDataSource
{
    /// <inheritdoc/>
    public int Count => digits.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        Frame.Write(digits.Image(index), sample.Input);
        sample.Label = digits.Label(index);
    }
}
