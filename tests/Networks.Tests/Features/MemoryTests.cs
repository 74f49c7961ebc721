using System;
using System.Linq;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Whatever memory the caller brings, and whatever is in it, the results are the same bits.</summary>
public sealed unsafe class MemoryTests
{
    private const int Rows = 3;
    private const int In = PlanesImage.InputLength;
    private const int Out = PlanesImage.OutputLength;

    private readonly PlanesImage network = new(seed: 1);
    private readonly float[] images = Bits.Values("memory", Rows * In);
    private readonly float[] expected = new float[Rows * Out];

    public MemoryTests() => network.Forward(images, expected);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(63)]
    public void Memory_of_any_alignment_will_do(int bytes)
    {
        byte* block = (byte*)NativeMemory.AlignedAlloc((nuint)((images.Length + expected.Length + PlanesImage.ArenaLength) * sizeof(float)) + 64, 64);
        try
        {
            Span<float> input = new(block + bytes, images.Length), output = new((float*)(block + bytes) + images.Length, expected.Length);
            Span<float> scratch = new((float*)(block + bytes) + images.Length + expected.Length, PlanesImage.ArenaLength);
            images.CopyTo(input);
            scratch.Fill(float.NaN);

            network.Forward(input, output, scratch);

            Bits.AssertSame(expected, output);
        }
        finally
        {
            NativeMemory.AlignedFree(block);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_no_number_stays_in_its_sample(float value)
    {
        float[] spoilt = [.. images], output = new float[expected.Length];
        spoilt[In + 30] = value;

        network.Forward(spoilt, output);

        Bits.AssertSame(expected.AsSpan(0, Out), output.AsSpan(0, Out));
        Bits.AssertSame(expected.AsSpan(2 * Out, Out), output.AsSpan(2 * Out, Out));
        Assert.NotEqual(expected[Out..(2 * Out)], output[Out..(2 * Out)]);
    }

    [Fact]
    public void Arrays_may_be_moved_by_the_collector_during_the_call()
    {
        using CancellationTokenSource end = new();
        Thread collector = new(() =>
        {
            while (!end.IsCancellationRequested)
            {
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            }
        });
        collector.Start();
        for (int call = 0; call < 100; call++)
        {
            // New arrays each time: they are young and lie before garbage, so that they move.
            float[] input = [.. images], output = new float[expected.Length];
            network.Forward(input, output, new float[PlanesImage.ArenaLength]);
            Bits.AssertSame(expected, output);
        }

        end.Cancel();
        collector.Join();
    }

    [Theory]
    [InlineData(128 * 1024)]
    [InlineData(256 * 1024)]
    public void A_small_stack_is_enough(int bytes)
    {
        float[] output = new float[expected.Length];
        float loss = 0;
        Thread thread = new(
            () =>
            {
                network.Forward(images, output);
                using PlanesImage.Training training = new(network, Rows, new Adam(1e-3f), Loss.CrossEntropy);
                loss = training.Step(images, Bits.Labels("stack", Rows, Out));
            },
            bytes);
        thread.Start();
        thread.Join();

        Bits.AssertSame(expected, output);
        Assert.InRange(loss, 0.1f, 10);
    }
}
