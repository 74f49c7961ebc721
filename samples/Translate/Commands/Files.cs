using System.IO;
using Translate.Networks;
using Words;

namespace Translate.Commands;

/// <summary>What a training leaves in its folder, and translating finds there.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Files(string folder)
{
    private readonly string dates = Path.Combine(folder, "dates.safetensors");
    private readonly string sentences = Path.Combine(folder, "sentences.safetensors");
    private readonly string source = Path.Combine(folder, "source-words.txt");
    private readonly string target = Path.Combine(folder, "target-words.txt");

    /// <summary>Writes all; what a training of the other network left there is removed.</summary>
    public void Save(Translator translator, Vocabulary sourceWords, Vocabulary targetWords)
    {
        File.Delete(dates);
        File.Delete(sentences);
        translator.Save(Path.Combine(folder, translator.Name + ".safetensors"));
        sourceWords.Save(source);
        targetWords.Save(target);
    }

    /// <summary>Loads all.</summary>
    /// <exception cref="IOException">They are not there; says how to make them.</exception>
    /// <exception cref="InvalidDataException">The words are none.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public (Translator Translator, Vocabulary Source, Vocabulary Target) Load()
    {
        Translator translator = File.Exists(dates) ? new DateTranslator(DateModel.Load(dates))
            : File.Exists(sentences) ? new SentenceTranslator(SentenceModel.Load(sentences))
            : throw new FileNotFoundException($"{folder} holds no weights; run without a command first to learn, or name the folder with --out.");
        return (translator, Vocabulary.Load(source, translator.SourceWords), Vocabulary.Load(target, translator.TargetWords));
    }
}
