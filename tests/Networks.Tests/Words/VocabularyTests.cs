using System.IO;
using StaticNets.Networks.Tests.Digits;
using Words;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

public class VocabularyTests
{
    private static readonly string[] Text = ["b", "a", "c", "a", "b", "a", "d"];

    [Fact]
    public void The_most_frequent_words_come_first_and_the_rest_is_unknown()
    {
        Vocabulary words = Vocabulary.Of(Text, most: 7);

        Assert.Equal(7, words.Count);
        Assert.Equal(("a", "b", "c"), (words[4], words[5], words[6]));
        Assert.Equal(Vocabulary.Unknown, words["d"]);
        Assert.Equal(6, Vocabulary.Of(Text, most: 100, least: 2).Count);
    }

    [Fact]
    public void A_sentence_is_cut_or_padded_to_the_length_of_the_sequence()
    {
        Vocabulary words = Vocabulary.Of(Text, most: 7);
        int[] tokens = [9, 9, 9];

        Assert.Equal(2, words.Write(["c", "x"], tokens));
        Assert.Equal([6, Vocabulary.Unknown, Vocabulary.Padding], tokens);
        Assert.Equal(3, words.Write(["a", "b", "c", "a"], tokens));
    }

    [Fact]
    public void What_was_saved_is_loaded()
    {
        using TemporaryFolder folder = new();
        Vocabulary.Of(Text, most: 7).Save(folder["words"]);

        Assert.Equal(5, Vocabulary.Load(folder["words"], most: 7)["b"]);
        Assert.Contains("3 words", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(folder["words"], most: 6)).Message);
    }

    [Theory]
    [InlineData("a\nb\na\n")]
    [InlineData("a\n\nb\n")]
    [InlineData("<end>\n")]
    public void A_file_that_holds_no_vocabulary_is_refused(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["words"], text);

        Assert.Contains("no vocabulary", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(folder["words"], most: 100)).Message);
    }
}
