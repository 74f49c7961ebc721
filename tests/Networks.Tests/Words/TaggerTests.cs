using System.IO;
using System.Linq;
using StaticNets.Networks.Tests.Digits;
using Tagger.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

/// <summary>Files of tagged sentences, right and wrong, what the network is told of words, and the commands.</summary>
public class TaggerTests
{
    [Fact]
    public void Tagged_sentences_end_with_an_empty_line_and_long_ones_come_in_pieces()
    {
        using TemporaryFolder folder = ThreeFiles.Write("Dogs\tNOUN\tNNS\nbark\tVERB\n\n" + string.Concat(Enumerable.Repeat("ha\tINTJ\n", 50)), "a\tDET\n", "a\tDET\n");

        SentenceSet sentences = SentenceFolder.Read(folder.Root);

        Assert.Equal(3, sentences.Training.Count);
        Assert.Equal(["Dogs", "bark"], sentences.Training[0].Words);
        Assert.Equal([PartsOfSpeech.Number("NOUN"), PartsOfSpeech.Number("VERB")], sentences.Training[0].Tags);
        Assert.Equal(50, sentences.Training[1].Words.Length + sentences.Training[2].Words.Length);
    }

    [Fact]
    public void An_unknown_part_of_speech_is_named_with_its_line()
    {
        using TemporaryFolder folder = ThreeFiles.Write("a\tDET\nb\tDETS\n", "a\tDET\n", "a\tDET\n");

        Assert.Contains("Line 2 of", Assert.Throws<InvalidDataException>(() => SentenceFolder.Read(folder.Root)).Message);
    }

    [Theory]
    [InlineData("running", "a-ing")]
    [InlineData("Paris", "Aa-ris")]
    [InlineData("NASA", "A-asa")]
    [InlineData("I", "Aa-i")]
    [InlineData("B-52", "9--52")]
    [InlineData(",", "a-,")]
    public void An_ending_tells_how_a_word_is_written(string word, string ending) => Assert.Equal(ending, Reading.Ending(word));

    /// <summary>A word that comes once is unknown, but its ending is not.</summary>
    [Fact]
    public void Words_that_come_once_are_known_by_their_endings()
    {
        Reading reading = Reading.Of([new Sentence(["Seeing", "is", "is"], [0, 0, 0])]);
        int[] words = new int[4];
        int[] endings = new int[4];

        Assert.Equal(2, reading.Write(["is", "seeing"], words, endings));

        Assert.Equal([4, 1, 0, 0], words);
        Assert.Equal(1, endings[1]);
        reading.Write(["Seeing"], words, endings);
        Assert.True(endings[0] >= 4);
    }

    [Fact]
    public void Parts_of_speech_are_learned_and_named() => SampleCommand.Check(
        Tagger.Commands.CommandLine.Create,
        ["--made", "64"],
        "test accuracy ",
        ["confusion.png", "endings.txt", "learning-curve.png", "tagger.safetensors", "words.txt"],
        ["tag", "they walk ."]);
}
