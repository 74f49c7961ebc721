using System;
using System.Collections.Generic;
using StaticNets.Training;

namespace Sentiment.Data;

/// <summary>Sentences from a small grammar, for when there are no others. A "not" turns what follows it, and behind a "but" stands what counts: words alone do not tell.</summary>
internal static class MadeUpReviews
{
    private static readonly string[][] Opinions =
    [
        ["dull", "tedious", "clumsy", "shallow", "forgettable", "predictable", "lifeless", "noisy", "silly", "tired"],
        ["moving", "funny", "clever", "gripping", "charming", "warm", "brilliant", "honest", "fresh", "beautiful"],
    ];

    private static readonly string[] Things = ["the story", "the acting", "the film", "the ending", "the music", "the dialogue", "every scene", "the plot", "the hero", "the camera work"];
    private static readonly string[] Degrees = ["very", "quite", "rather", "truly", "so", "a little"];
    private static readonly string[] Negations = ["not", "never", "hardly", "far from"];
    private static readonly string[] Concessions = ["but", "yet"];

    /// <summary>Sentences of three kinds, none of which comes twice.</summary>
    /// <param name="seed">Other seeds, other sentences.</param>
    /// <param name="count">How many to learn from; an eighth as many of the other kinds.</param>
    public static ReviewSet Create(ulong seed, int count)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        SampleRandom random = new(seed, 0, 0);
        return new ReviewSet(Many(count, known, ref random), Many(count / 8, known, ref random), Many(count / 8, known, ref random));
    }

    private static List<Review> Many(int count, HashSet<string> known, ref SampleRandom random)
    {
        List<Review> reviews = [];
        while (reviews.Count < count)
        {
            Review next = One(ref random);
            if (known.Add(string.Join(' ', next.Words)))
            {
                reviews.Add(next);
            }
        }

        return reviews;
    }

    private static Review One(ref SampleRandom random)
    {
        int label = random.NextBelow(2);
        string sentence = random.NextBelow(3) > 0
            ? Clause(label, ref random)
            : $"{Clause(1 - label, ref random)} , {Any(Concessions, ref random)} {Clause(label, ref random)}";
        return new Review(Review.Split(sentence + " ."), label);
    }

    private static string Clause(int label, ref SampleRandom random)
    {
        bool turned = random.NextBelow(4) == 0;
        string opinion = Any(Opinions[turned ? 1 - label : label], ref random);
        string degree = random.NextBelow(2) == 0 ? Any(Degrees, ref random) + " " : "";
        return $"{Any(Things, ref random)} is {(turned ? Any(Negations, ref random) + " " : "")}{degree}{opinion}";
    }

    private static string Any(string[] words, ref SampleRandom random) => words[random.NextBelow(words.Length)];
}
