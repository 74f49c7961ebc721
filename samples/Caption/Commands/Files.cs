using System.IO;
using Reporting;
using Words;

namespace Caption.Commands;

/// <summary>What a training leaves in its folder, and describing finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    /// <summary>The network.</summary>
    public string Weights { get; } = Path.Combine(folder, "caption.safetensors");

    /// <summary>Its words.</summary>
    public string Words { get; } = Path.Combine(folder, "words.txt");

    /// <summary>Pictures with what was said of them.</summary>
    public string Sheet { get; } = Path.Combine(folder, "pictures.png");

    /// <summary>Loads network and words.</summary>
    /// <exception cref="IOException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The words are none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (CaptionModel Network, Vocabulary Words) Load()
    {
        Learned.Expect(Weights, Words);
        return (CaptionModel.Load(Weights), Vocabulary.Load(Words, CaptionModel.Words));
    }
}
