using System.IO;
using System.Linq;
using CharText.Data;
using CharText.Networks;

namespace CharText.Commands;

/// <summary>What a training leaves in its folder, and writing finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    private readonly string alphabetFile = Path.Combine(folder, "alphabet.txt");

    /// <summary>Writes both; what a training of another network left there is removed.</summary>
    public void Save(TextModel model, Alphabet alphabet)
    {
        foreach (string name in TextModel.Names)
        {
            File.Delete(Weights(name));
        }

        model.Save(Weights(model.Name));
        alphabet.Save(alphabetFile);
    }

    /// <summary>The weights of a network, one of <see cref="TextModel.Names"/>.</summary>
    public string Weights(string name) => Path.Combine(folder, $"chartext-{name}.safetensors");

    /// <summary>Loads both.</summary>
    /// <exception cref="FileNotFoundException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The alphabet is none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (TextModel Model, Alphabet Alphabet) Load()
    {
        string? name = TextModel.Names.FirstOrDefault(name => File.Exists(Weights(name)));
        return name is not null && File.Exists(alphabetFile)
            ? (TextModel.Load(name, Weights(name)), Alphabet.Load(alphabetFile))
            : throw new FileNotFoundException($"{folder} has no weights or no alphabet; run without a command first to learn a text, or name the folder with --out.");
    }
}
