using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using StaticNets.Networks.Tests.Digits;
using Translate.Data;
using Translate.Decoding;
using Translate.Networks;
using Translate.Output;
using Words;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

public class TranslationTests
{
    /// <summary>
    /// "the cat sat on a mat" beside "the cat sat on the mat": 5 of 6 words, 3 of 5 pairs, 2 of 4 threes, 1 of 3 fours: (5/6 · 3/5 · 2/4 · 1/3)^(1/4) = 12^(-1/4).
    /// Cut to five words, "the cat sat on the", all runs are right, and the shortness costs exp(1 - 6/5).
    /// </summary>
    [Theory]
    [InlineData("the cat sat on the mat", 1)]
    [InlineData("the cat sat on a mat", 0.5372849659)]
    [InlineData("the cat sat on the", 0.8187307531)]
    [InlineData("nothing of it is right here", 0)]
    public void Bleu_is_that_of_its_definition(string written, double score) =>
        Assert.Equal(score, Bleu.Score([written.Split(' ')], ["the cat sat on the mat".Split(' ')]), tolerance: 1e-9);

    [Fact]
    public void Sentences_are_cut_into_words_digits_and_signs() =>
        Assert.Equal(["i'm", "not", "2", "2", ",", "größer", "!"], Tokens.Split("I'm not 22, größer!"));

    [Fact]
    public void Pairs_are_parted_by_the_sentence_that_is_to_be_written()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 400).Select(i => new Pair([$"d{i % 150}"], [$"e{i % 200}"]))];

        PairSet set = SentenceTask.Split(pairs);

        Assert.NotEmpty(set.Test);
        Assert.NotEmpty(set.Training);
        Assert.Empty(set.Test.Select(pair => pair.Target[0]).Intersect(set.Training.Select(pair => pair.Target[0])));
        Assert.Empty(set.Test.Select(pair => pair.Source[0]).Intersect(set.Training.Select(pair => pair.Source[0])));
    }

    /// <summary>With a single beginning to follow, nothing is left to choose; a wide beam finds what is at least as likely.</summary>
    [Theory]
    [InlineData("lstm")]
    [InlineData("transformer")]
    public void A_beam_of_one_is_greedy(string model)
    {
        PairSet pairs = DateTask.Create(seed: 1, count: 500);
        Vocabulary source = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Source), DateModel.SourceWords);
        Vocabulary target = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Target), DateModel.TargetWords);
        Translator translator = Translators.Create(model, WritingTask.Dates, seed: 3);
        Pair[] some = [.. pairs.Test.Take(70)];

        List<string[]> greedy = new Greedy(translator, source, target).Translate(some);
        Beam beam = new(translator, source, target, width: 1);

        Assert.Equal(greedy.Select(Text), some.Select(pair => Text(beam.Translate(pair))));
    }

    [Fact]
    public void Pairs_that_are_too_long_are_left_out_and_a_line_without_a_tab_is_named()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("0 files", Assert.Throws<FileNotFoundException>(() => SentenceTask.Read(folder.Root, 3, 3)).Message);

        File.WriteAllText(folder["pairs.tsv"], "Go on.\tWeiter.\nGo!\tGeh!\nStay!\tBleib!\nOne two three four\tEins zwei\n");
        PairSet pairs = SentenceTask.Read(folder.Root, sourceWords: 3, targetWords: 3);
        Assert.Equal(3, pairs.Training.Count + pairs.Test.Count);

        File.AppendAllText(folder["pairs.tsv"], "nothing\n");
        Assert.Contains("Line 5 of", Assert.Throws<InvalidDataException>(() => SentenceTask.Read(folder.Root, 3, 3)).Message);
    }

    [Fact]
    public void A_Transformer_learns_dates_writes_them_and_draws_what_it_looks_at()
    {
        using TemporaryFolder folder = new();
        SampleCommand.Check(
            Translate.Commands.CommandLine.Create,
            ["--model", "transformer", "--made", "200"],
            "greedy ",
            ["dates-transformer.safetensors", "quality-curve.png", "source-words.txt", "target-words.txt"],
            ["write", "2 March 1987", "--attention", "decoder.layers.1.multihead_attn"]);

        Translator translator = Translators.Create("transformer", WritingTask.Dates, seed: 3);
        PairSet pairs = DateTask.Create(seed: 1, count: 500);
        Vocabulary source = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Source), translator.Task.SourceWords);
        Vocabulary target = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Target), translator.Task.TargetWords);
        foreach (string layer in new[] { "encoder.layers.0.self_attn", "decoder.layers.0.self_attn", "decoder.layers.1.multihead_attn" })
        {
            AttentionPicture.Write(folder["picture.png"], translator, layer, pairs.Test[0], source, target);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder["picture.png"])[..4]);
        }

        string refused = Assert.Throws<ArgumentException>(() => AttentionPicture.Write(folder["none.png"], translator, "scores", pairs.Test[0], source, target)).Message;
        Assert.Contains("decoder.layers.0.multihead_attn", refused);
    }

    [Fact]
    public void Dates_are_learned_and_written() => SampleCommand.Check(
        Translate.Commands.CommandLine.Create,
        ["--made", "200"],
        "greedy ",
        ["dates.safetensors", "quality-curve.png", "source-words.txt", "target-words.txt"],
        ["write", "2 March 1987"]);

    private static string Text(string[] words) => string.Concat(words);
}
