using System.IO;
using Reporting;
using Tagger.Data;
using Words;

namespace Tagger.Commands;

/// <summary>What a training leaves in its folder, and tagging finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    /// <summary>The network.</summary>
    public string Weights { get; } = Path.Combine(folder, "tagger.safetensors");

    /// <summary>Its words.</summary>
    public string Words { get; } = Path.Combine(folder, "words.txt");

    /// <summary>Its endings of words.</summary>
    public string Endings { get; } = Path.Combine(folder, "endings.txt");

    /// <summary>Loads them.</summary>
    /// <exception cref="IOException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The words or endings are none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (TagModel Network, Reading Reading) Load()
    {
        Learned.Expect(Weights, Words, Endings);
        return (TagModel.Load(Weights), new Reading(Vocabulary.Load(Words, TagModel.Words), Vocabulary.Load(Endings, TagModel.Endings)));
    }
}
