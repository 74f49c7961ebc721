using System.IO;
using Reporting;
using Words;

namespace Sentiment.Commands;

/// <summary>What a training leaves in its folder, and judging finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    /// <summary>The network.</summary>
    public string Weights { get; } = Path.Combine(folder, "sentiment.safetensors");

    /// <summary>Its words.</summary>
    public string Words { get; } = Path.Combine(folder, "words.txt");

    /// <summary>Loads both.</summary>
    /// <exception cref="IOException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The words are none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (ReviewModel Network, Vocabulary Words) Load()
    {
        Learned.Expect(Weights, Words);
        return (ReviewModel.Load(Weights), Vocabulary.Load(Words, ReviewModel.Words));
    }
}
