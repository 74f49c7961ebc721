using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>Neither passes nor steps of recurrent networks allocate a byte, on one thread and on two.</summary>
[Collection(typeof(Threaded))]
public sealed class AllocationTests : IDisposable
{
    // Enough to be worth a second thread.
    private const int Rows = 128;
    private const int Calls = 30;

    private readonly int[] words = Sequences.Tokens("words", Rows * 7, 7);
    private readonly int[] lengths = Sequences.Lengths("lengths", Rows, 7);
    private readonly int[] source = Sequences.Tokens("source", Rows * 6, 9);
    private readonly int[] sourceLengths = Sequences.Lengths("source lengths", Rows, 6);
    private readonly int[] classes = Sequences.Tokens("classes", Rows * 7, 4);

    public void Dispose() => StaticNetsThreads.Use(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Forward_allocates_nothing(int threads)
    {
        StaticNetsThreads.Use(threads);
        GruTagger tagger = new(seed: 1);
        LstmTranslator translator = new(seed: 1);
        float[] tags = new float[Rows * GruTagger.OutputLength], translation = new float[Rows * LstmTranslator.OutputLength];
        Assert.Equal(0, Allocated.Bytes(() => tagger.Forward(words, lengths, tags), Calls));
        Assert.Equal(0, Allocated.Bytes(() => translator.Forward(source, sourceLengths, words, lengths, translation), Calls));
        Assert.NotEqual(0, tags[0]);
        Assert.NotEqual(0, translation[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_step_with_clipping_allocates_nothing(int threads)
    {
        StaticNetsThreads.Use(threads);
        using LstmTagger.Training tagger = new(new LstmTagger(seed: 1), Rows, new Adam(1e-2f), Loss.CrossEntropy) { Clip = new NormClip(1) };
        using LstmTranslator.Training translator = new(new LstmTranslator(seed: 1), Rows, new Sgd(0.1f, momentum: 0.9f), Loss.CrossEntropy);
        float first = tagger.Step(words, lengths, classes), last = first, translated = 0;
        Assert.Equal(0, Allocated.Bytes(() => last = tagger.Step(words, lengths, classes), Calls));
        Assert.Equal(0, Allocated.Bytes(() => translated = translator.Step(source, sourceLengths, words, lengths, classes), Calls));
        Assert.InRange(last, 0, first * 0.99f);
        Assert.InRange(translated, 0.1f, 2);
    }

    /// <summary>The losses of true steps are computed in memory of their own: it is there from the first batch on, however short its sequences were.</summary>
    [Fact]
    public void Longer_sequences_than_ever_before_allocate_nothing()
    {
        using LstmTagger.Training tagger = new(new LstmTagger(seed: 1), Rows, new Adam(1e-2f), Loss.CrossEntropy);
        int[] one = [1], all = [.. Enumerable.Repeat(7, Rows)];
        for (int i = 0; i < Calls; i++)
        {
            tagger.Step(words.AsSpan(0, 7), one, classes.AsSpan(0, 7));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        tagger.Step(words, all, classes);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
