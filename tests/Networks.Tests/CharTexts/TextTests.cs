using System;
using System.IO;
using System.Linq;
using CharText.Data;
using CharText.Networks;
using StaticNets.Networks.Tests.Digits;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.CharTexts;

public class TextTests
{
    [Fact]
    public void The_same_seed_makes_up_the_same_text_and_another_one_another()
    {
        string text = MadeUpText.Create(seed: 1, length: 5000);

        Assert.Equal(text, MadeUpText.Create(seed: 1, length: 5000));
        Assert.NotEqual(text, MadeUpText.Create(seed: 2, length: 5000));
        Assert.InRange(text.Length, 5000, 5200);
        Assert.All(text.Split(". ", StringSplitOptions.RemoveEmptyEntries).SkipLast(1), sentence => Assert.InRange(sentence.Length, 20, 300));
    }

    [Theory]
    [InlineData("Anna", " he ")]
    [InlineData("Emil", " she ")]
    public void Who_is_she_is_never_he(string name, string pronoun) => Assert.DoesNotContain(
        MadeUpText.Create(seed: 3, length: 50_000).ReplaceLineEndings(" ").Split(". "),
        sentence => sentence.Contains(name, StringComparison.Ordinal) && sentence.Contains(pronoun, StringComparison.Ordinal));

    /// <summary>With two rows, batch b's row r is the text from character r x half + cut + 64 b on, and its target what comes one later.</summary>
    [Fact]
    public void Every_batch_goes_on_where_the_one_before_ended()
    {
        const int Rows = 2;
        int[] text = [.. Enumerable.Range(0, 1 + (Rows * 64 * 4)).Select(i => i % CharModel.Characters)];
        TextStreams streams = new(text, Rows);
        using CharModel.Training session = new(new CharModel(seed: 1), Rows, new Sgd(0), Loss.CrossEntropy);
        Batch batch = session.CreateBatch();
        batch.Rows = Rows;

        Assert.Equal(Rows * 3, streams.Count);
        for (int index = 0; index < streams.Count; index++)
        {
            streams.Fill(index, batch[index % Rows]);
            int first = (index % Rows * 64 * 4) + (index / Rows * 64);
            Assert.Equal(text.AsSpan(first, 64).ToArray(), batch[index % Rows].Tokens(0).ToArray());
            Assert.Equal(text.AsSpan(first + 1, 64).ToArray(), batch[index % Rows].Classes.ToArray());
        }

        Assert.Throws<ArgumentException>(() => new TextStreams(text[..200], Rows));
    }

    [Fact]
    public void Windows_cover_a_text_and_their_targets_come_one_character_later()
    {
        int[] text = [.. Enumerable.Range(0, 1 + (GptModel.Steps * 4)).Select(i => i % CharModel.Characters)];
        TextWindows still = new(text, GptModel.Steps, moving: false), moving = new(text, GptModel.Steps, moving: true);
        using GptModel.Training session = new(new GptModel(seed: 1), 1, new Sgd(0), Loss.CrossEntropy);
        Batch batch = session.CreateBatch();
        batch.Rows = 1;

        Assert.Equal((4, 3), (still.Count, moving.Count));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            batch.Epoch = epoch;
            for (int index = 0; index < 3; index++)
            {
                moving.Fill(index, batch[0]);
                Assert.Equal(text.AsSpan((index * GptModel.Steps) + (37 * epoch), GptModel.Steps).ToArray(), batch[0].Tokens(0).ToArray());
                Assert.Equal(text.AsSpan((index * GptModel.Steps) + (37 * epoch) + 1, GptModel.Steps).ToArray(), batch[0].Classes.ToArray());
                still.Fill(index, batch[0]);
                Assert.Equal(text.AsSpan(index * GptModel.Steps, GptModel.Steps).ToArray(), batch[0].Tokens(0).ToArray());
            }
        }

        Assert.Throws<ArgumentException>(() => new TextWindows(text[..128], GptModel.Steps, moving: false));
    }

    [Fact]
    public void A_file_that_is_no_text_or_none_is_named()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["picture"], [0x89, 0x50, 0xff, 0xfe, 0xfd]);
        File.WriteAllText(folder["text"], "a\r\nb");

        Assert.Contains("picture", Assert.Throws<InvalidDataException>(() => TextFile.Read(folder["picture"])).Message);
        Assert.Contains("folder", Assert.Throws<InvalidDataException>(() => TextFile.Read(folder.Root)).Message);
        Assert.Throws<FileNotFoundException>(() => TextFile.Read(folder["none"]));
        Assert.Equal("a\nb", TextFile.Read(folder["text"]));
    }
}
