using System.Text;
using StaticNets.Training;

namespace CharText.Data;

/// <summary>A text of sentences from a small grammar, for when there is no other. Some words depend on others far before them: Anna is she, and Emil is he.</summary>
internal static class MadeUpText
{
    private static readonly string[] Names = ["Anna", "Berta", "Clara", "Dora", "Emil", "Fritz", "Georg", "Hans"]; // four women, four men
    private static readonly string[] Animals = ["cat", "dog", "horse", "goose", "hen", "cow"];
    private static readonly string[] Herds = ["cats", "dogs", "horses", "geese", "hens", "cows"];
    private static readonly string[] Colours = ["black", "white", "grey", "brown", "spotted"];
    private static readonly string[] Places = ["in the garden", "behind the barn", "on the hill", "near the river", "under the old oak"];
    private static readonly string[] Verbs = ["see", "feed", "follow", "call", "draw"];
    private static readonly string[] Numbers = ["two", "three", "four", "five", "many"];

    /// <summary>A text.</summary>
    /// <param name="seed">Other seeds, other texts.</param>
    /// <param name="length">Characters, at least.</param>
    public static string Create(ulong seed, int length)
    {
        StringBuilder text = new();
        SampleRandom random = new(seed, 0, 0);
        while (text.Length < length)
        {
            Sentence(text, ref random);
            text.Append(random.NextBelow(4) == 0 ? ".\n" : ". ");
        }

        return text.ToString();
    }

    private static void Sentence(StringBuilder text, ref SampleRandom random)
    {
        int who = random.NextBelow(Names.Length);
        string pronoun = who < 4 ? "she" : "he";
        string verb = Any(Verbs, ref random);
        switch (random.NextBelow(3))
        {
            case 0:
                text.Append($"{Names[who]} {verb}s ");
                Object(text, ref random);
                text.Append($" {Any(Places, ref random)}, and {pronoun} {Any(Verbs, ref random)}s it every day");
                break;
            case 1:
                text.Append($"Every morning {pronoun} {verb}s ");
                Object(text, ref random);
                text.Append($", says {Names[who]}");
                break;
            default:
                text.Append($"When {Names[who]} was young, {pronoun} had {Any(Numbers, ref random)} {Any(Colours, ref random)} {Any(Herds, ref random)}");
                break;
        }
    }

    private static void Object(StringBuilder text, ref SampleRandom random) => text.Append($"the {Any(Colours, ref random)} {Any(Animals, ref random)}");

    private static string Any(string[] words, ref SampleRandom random) => words[random.NextBelow(words.Length)];
}
