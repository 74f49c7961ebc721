using System.IO;
using System.Linq;
using Translate.Networks;
using Words;

namespace Translate.Commands;

/// <summary>What a training leaves in its folder, and translating finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    private readonly string source = Path.Combine(folder, "source-words.txt");
    private readonly string target = Path.Combine(folder, "target-words.txt");

    /// <summary>A picture of what a layer looks at in the sentence of that number.</summary>
    public string Attention(int sentence) => Path.Combine(folder, $"attention-{sentence}.png");

    /// <summary>Writes all; what a training of another network left there is removed.</summary>
    public void Save(Translator translator, Vocabulary sourceWords, Vocabulary targetWords)
    {
        foreach (string name in Translators.Names)
        {
            File.Delete(Weights(name));
        }

        translator.Save(Weights(translator.Name));
        sourceWords.Save(source);
        targetWords.Save(target);
    }

    /// <summary>Loads all.</summary>
    /// <exception cref="IOException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The words are none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (Translator Translator, Vocabulary Source, Vocabulary Target) Load()
    {
        string name = Translators.Names.FirstOrDefault(name => File.Exists(Weights(name)))
            ?? throw new FileNotFoundException($"{folder} holds no weights; run without a command first to learn, or name the folder with --out.");
        Translator translator = Translators.Load(name, Weights(name));
        return (translator, Vocabulary.Load(source, translator.Task.SourceWords), Vocabulary.Load(target, translator.Task.TargetWords));
    }

    private string Weights(string name) => Path.Combine(folder, name + ".safetensors");
}
