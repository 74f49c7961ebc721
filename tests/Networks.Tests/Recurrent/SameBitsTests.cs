using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>The bits of recurrent networks do not depend on threads, batch or scratch.</summary>
[Collection(typeof(Threaded))]
public sealed class SameBitsTests : IDisposable
{
    private const int Rows = 131;

    private readonly int[] source = Sequences.Tokens("source", Rows * 6, 9);
    private readonly int[] sourceLengths = Sequences.Lengths("source lengths", Rows, 6);
    private readonly int[] words = Sequences.Tokens("words", Rows * 7, 7);
    private readonly int[] lengths = Sequences.Lengths("lengths", Rows, 7);

    public void Dispose() => StaticNetsThreads.Use(1);

    [Fact]
    public void Outputs_do_not_depend_on_threads_batch_or_scratch()
    {
        GruTranslator network = new(seed: 5);
        float[] alone = new float[Rows * GruTranslator.OutputLength], together = new float[alone.Length];
        for (int row = 0; row < Rows; row++)
        {
            network.Forward(
                source.AsSpan(row * 6, 6), sourceLengths.AsSpan(row, 1), words.AsSpan(row * 7, 7), lengths.AsSpan(row, 1),
                alone.AsSpan(row * GruTranslator.OutputLength, GruTranslator.OutputLength));
        }

        foreach (int threads in new[] { 1, 2, 3 })
        {
            StaticNetsThreads.Use(threads);
            Array.Fill(together, float.NaN);
            network.Forward(source, sourceLengths, words, lengths, together);
            Bits.AssertSame(alone, together);
        }

        foreach (int slack in new[] { 0, 1, 50_000 })
        {
            float[] scratch = new float[GruTranslator.ArenaLength + slack];
            Array.Fill(scratch, float.NaN);
            Array.Fill(together, float.NaN);
            network.Forward(source, sourceLengths, words, lengths, together, scratch);
            Bits.AssertSame(alone, together);
        }
    }

    [Fact]
    public void Training_does_not_depend_on_threads()
    {
        float[] one = Trained(threads: 1);

        Bits.AssertSame(one, Trained(threads: 1));
        Bits.AssertSame(one, Trained(threads: 2));
        Bits.AssertSame(one, Trained(threads: 3));
        Assert.NotEqual(one, Trained(threads: 1, seed: 6));
    }

    [Fact]
    public void The_gradient_of_a_row_does_not_depend_on_its_batch()
    {
        float[] x = Bits.Values("numbers", Rows * LstmLast.InputLength), target = Bits.Values("target", Rows * 3);
        int[] true_ = Sequences.Lengths("lengths", Rows, 6);
        using LstmLast.Training training = new(new LstmLast(seed: 4), Rows, new Sgd(0), new SumOfProducts(), keepGradients: true);
        training.Step(x, true_, target);
        float[] all = training.InputGradient.ToArray();
        for (int row = 0; row < Rows; row += 10)
        {
            training.Step(x.AsSpan(row * 30, 30), true_.AsSpan(row, 1), target.AsSpan(row * 3, 3));
            Bits.AssertSame(all.AsSpan(row * 30, 30), training.InputGradient);
        }
    }

    private float[] Trained(int threads, ulong seed = 5)
    {
        StaticNetsThreads.Use(threads);
        LstmTranslator network = new(seed);
        using (LstmTranslator.Training training = new(network, Rows, new Adam(1e-2f), Loss.CrossEntropy) { Clip = new NormClip(0.5f) })
        {
            for (int step = 0; step < 6; step++)
            {
                int rows = step % 3 == 2 ? 37 : Rows;
                training.Step(source.AsSpan(0, rows * 6), sourceLengths.AsSpan(0, rows), words.AsSpan(0, rows * 7), lengths.AsSpan(0, rows), words.AsSpan(0, rows * 7));
            }
        }

        return [.. network.Parameters.Tensors.SelectMany(tensor => network.Parameters[tensor.Name].ToArray())];
    }
}
