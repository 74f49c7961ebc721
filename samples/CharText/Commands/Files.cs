using System.IO;
using CharText.Data;

namespace CharText.Commands;

/// <summary>What a training leaves in its folder, and writing finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    /// <summary>The network.</summary>
    public string Weights { get; } = Path.Combine(folder, "chartext.safetensors");

    /// <summary>Its characters.</summary>
    public string Alphabet { get; } = Path.Combine(folder, "alphabet.txt");

    /// <summary>Loads both.</summary>
    /// <exception cref="FileNotFoundException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The alphabet is none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (CharModel Network, Alphabet Alphabet) Load()
    {
        foreach (string path in (string[])[Weights, Alphabet])
        {
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"{path} is not there; run without a command first to learn a text, or name its folder with --out.");
            }
        }

        return (CharModel.Load(Weights), Data.Alphabet.Load(Alphabet));
    }
}
