using StaticNets.Training;

namespace Images.Data;

/// <summary>A set of images as training takes it.</summary>
/// <param name="images">The set.</param>
/// <param name="colours">How colours are normalised.</param>
internal sealed class ImageSource(ImageSet images, Colours colours) : IDataSource
{
    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        colours.Write(images.Image(index), sample.Input);
        sample.Label = images.Label(index);
    }
}
