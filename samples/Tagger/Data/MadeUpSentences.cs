using System.Collections.Generic;
using System.Linq;
using StaticNets.Training;

namespace Tagger.Data;

/// <summary>
/// Sentences of an invented language with English endings, for when there are no others. New words come all the time: their endings tell, or their neighbours ("the walk", "they walk").
/// </summary>
internal static class MadeUpSentences
{
    private static readonly string[] Syllables = ["ba", "do", "fe", "gi", "ko", "la", "mu", "ne", "po", "ri", "sa", "tu", "ve", "zo"];
    private static readonly string[] Either = ["walk", "talk", "dream", "work", "call", "hope", "rest", "turn"]; // nouns, or verbs

    /// <summary>Sentences of three kinds.</summary>
    /// <param name="seed">Other seeds, other sentences.</param>
    /// <param name="count">How many to learn from; an eighth as many of the other kinds.</param>
    public static SentenceSet Create(ulong seed, int count)
    {
        SampleRandom random = new(seed, 0, 0);
        return new SentenceSet(Many(count, ref random), Many(count / 8, ref random), Many(count / 8, ref random));
    }

    private static List<Sentence> Many(int count, ref SampleRandom random)
    {
        List<Sentence> sentences = [];
        while (sentences.Count < count)
        {
            List<(string Word, string Tag)> words = [];
            Clause(words, ref random);
            if (random.NextBelow(3) == 0)
            {
                words.Add(random.NextBelow(2) == 0 ? ("and", "CCONJ") : ("because", "SCONJ"));
                Clause(words, ref random);
            }

            words.Add((".", "PUNCT"));
            sentences.Add(new Sentence([.. words.Select(word => word.Word)], [.. words.Select(word => PartsOfSpeech.Number(word.Tag))]));
        }

        return sentences;
    }

    private static void Clause(List<(string Word, string Tag)> words, ref SampleRandom random)
    {
        Who(words, ref random);
        if (random.NextBelow(3) == 0)
        {
            words.Add((Any(["will", "may", "must"], ref random), "AUX"));
        }

        if (random.NextBelow(4) == 0)
        {
            words.Add((Stem(ref random) + "ly", "ADV"));
        }

        words.Add((random.NextBelow(2) == 0 ? Any(Either, ref random) : Stem(ref random) + Any(["ize", "ify"], ref random), "VERB"));
        Who(words, ref random);
        if (random.NextBelow(2) == 0)
        {
            words.Add((Any(["with", "near", "for"], ref random), "ADP"));
            Who(words, ref random);
        }
    }

    private static void Who(List<(string Word, string Tag)> words, ref SampleRandom random)
    {
        switch (random.NextBelow(4))
        {
            case 0:
                words.Add((Any(["we", "they", "you"], ref random), "PRON"));
                break;
            case 1:
                string name = Stem(ref random);
                words.Add((char.ToUpperInvariant(name[0]) + name[1..], "PROPN"));
                break;
            default:
                words.Add(random.NextBelow(5) == 0 ? (Any(["2", "7", "30", "144"], ref random), "NUM") : (Any(["the", "a", "this"], ref random), "DET"));
                if (random.NextBelow(2) == 0)
                {
                    words.Add((Stem(ref random) + Any(["ous", "ful", "al"], ref random), "ADJ"));
                }

                words.Add((random.NextBelow(2) == 0 ? Any(Either, ref random) : Stem(ref random) + Any(["ness", "tion", "er"], ref random), "NOUN"));
                break;
        }
    }

    private static string Stem(ref SampleRandom random) => Any(Syllables, ref random) + Any(Syllables, ref random);

    private static string Any(string[] words, ref SampleRandom random) => words[random.NextBelow(words.Length)];
}
