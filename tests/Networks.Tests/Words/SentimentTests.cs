using System.IO;
using Sentiment.Data;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

/// <summary>Files of opinions, right and wrong, and the commands.</summary>
public class SentimentTests
{
    [Fact]
    public void Reviews_are_read_with_and_without_headings()
    {
        using TemporaryFolder folder = ThreeFiles.Write("label\tsentence\n1\tA fine film .\n", "0\tdull\n", "0\tdull\n1\tgood\n");

        ReviewSet reviews = ReviewFolder.Read(folder.Root);

        Assert.Equal(["a", "fine", "film", "."], Assert.Single(reviews.Training).Words);
        Assert.Equal((1, 1, 2), (reviews.Training[0].Label, reviews.Validation.Count, reviews.Test.Count));
    }

    [Theory]
    [InlineData("2\tgood")]
    [InlineData("1 good")]
    [InlineData("1\t ")]
    public void A_wrong_review_is_named_with_its_line(string line)
    {
        using TemporaryFolder folder = ThreeFiles.Write("0\tdull\n" + line + "\n", "0\tdull\n", "0\tdull\n");

        Assert.Contains("Line 2 of", Assert.Throws<InvalidDataException>(() => ReviewFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(() => ReviewFolder.Read(folder["none"])).Message);
        Assert.Contains("train.tsv", Assert.Throws<FileNotFoundException>(() => ReviewFolder.Read(folder.Root)).Message);
    }

    [Fact]
    public void Opinions_are_learned_and_judged() => SampleCommand.Check(
        Sentiment.Commands.CommandLine.Create,
        ["--made", "64"],
        "test accuracy ",
        ["confusion.png", "learning-curve.png", "sentiment.safetensors", "words.txt"],
        ["judge", "the film is dull ."]);
}
