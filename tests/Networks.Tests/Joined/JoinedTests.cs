using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Runtime.Description;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Joined;

/// <summary>Networks whose values are computed in their place within others give what their trace gives, which copies; and they touch nothing around their scratch.</summary>
[Collection(typeof(Threaded))]
public sealed class JoinedTests : IDisposable
{
    private const int Rows = 5;
    private const int Around = 512;
    private const float Mark = 12345.678f;

    // Folding a batch norm and summing in another epilogue rounds each weight and each result of some twenty layers once more: 40 units of 2^-24 are 2.4e-6.
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [nameof(SmallDenseNet), nameof(SmallInception), nameof(SmallVectors), nameof(BlockedSums), nameof(BlockedMobile), nameof(BlockedConcats), nameof(BlockedViews)];

    public void Dispose() => StaticNetsThreads.Use(1);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_outputs_are_those_of_the_trace(string name)
    {
        Subject network = Subject.Of(name);
        float[] input = Bits.Values(name, Rows * network.Input);

        float[][] traced = network.Traced(input), outputs = network.Forward(input);

        for (int output = 0; output < outputs.Length; output++)
        {
            Assert.Equal(traced[output].Length, outputs[output].Length);
            Assert.InRange(Difference(traced[output], outputs[output]), 0, Tolerance);
        }

        // What another input gives is further away, if it is so large that it shows behind the biases of new layers; where there is an image among the outputs it is the last.
        float[] other = Array.ConvertAll(Bits.Values("other", Rows * network.Input), value => 100 * value);
        Assert.True(Difference(traced[^1], network.Forward(other)[^1]) > 100 * Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_do_not_depend_on_threads_batch_or_scratch(string name)
    {
        Subject network = Subject.Of(name);
        float[] input = Bits.Values(name, Rows * network.Input);
        float[][] alone = OneByOne(network, input);

        foreach (int threads in new[] { 1, 2, 3 })
        {
            StaticNetsThreads.Use(threads);
            for (int run = 0; run < 3; run++)
            {
                AssertSame(alone, network.Forward(input));
            }
        }

        foreach (int slack in new[] { 0, 1, 100_000, 4 * network.Arena })
        {
            float[] scratch = new float[network.Arena + slack];
            Array.Fill(scratch, float.NaN);
            AssertSame(alone, network.Forward(input, scratch));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_around_the_scratch_is_touched(string name)
    {
        Subject network = Subject.Of(name);
        float[] input = Bits.Values(name, 2 * network.Input);
        float[][] expected = network.Forward(input);
        for (int shift = 0; shift < 16; shift += 5)
        {
            float[] memory = new float[Around + shift + network.Arena + Around];
            Array.Fill(memory, Mark);

            AssertSame(expected, network.Forward(input, memory.AsSpan(Around + shift, network.Arena)));

            Assert.All(memory[..(Around + shift)], value => Assert.Equal(Mark, value));
            Assert.All(memory[^Around..], value => Assert.Equal(Mark, value));
        }
    }

    [Fact]
    public void Images_of_many_channels_lie_in_blocks()
    {
        NetworkDescription[] wide = [BlockedSums.Description, BlockedMobile.Description, BlockedConcats.Description];

        Assert.All(wide, network => Assert.True(network.Steps.Count(step => step.Layout.Contains("blocks of 16", StringComparison.Ordinal)) > network.Steps.Count / 2, network.Schedule()));
        Assert.DoesNotContain(SmallVectors.Description.Steps, step => step.Layout != "planar");
    }

    [Fact]
    public void Samples_run_one_at_a_time_only_where_values_are_parts_of_others()
    {
        Assert.Equal((1, 1), (SmallDenseNet.ChunkBatch, SmallInception.ChunkBatch));
        Assert.True(SmallVectors.ChunkBatch > 1);
    }

    [Fact]
    public void A_dense_network_learns_a_batch_by_heart()
    {
        SmallDenseNet network = new(seed: 4);
        float[] images = Bits.Values("by heart", 8 * SmallDenseNet.InputLength);
        int[] labels = Bits.Labels("by heart", 8, SmallDenseNet.OutputLength);
        using SmallDenseNet.Training training = new(network, 8, new Adam(1e-3f), Loss.CrossEntropy);

        float first = training.Step(images, labels), last = first;
        for (int step = 0; step < 30; step++)
        {
            last = training.Step(images, labels);
        }

        Assert.InRange(first, 1.5f, 4);
        Assert.InRange(last, 0, first / 3);
    }

    private static float[][] OneByOne(Subject network, float[] input)
    {
        float[][][] samples = [.. Enumerable.Range(0, Rows).Select(row => network.Forward(input.AsSpan(row * network.Input, network.Input)))];
        return [.. network.Outputs.Select((_, output) => samples.SelectMany(sample => sample[output]).ToArray())];
    }

    private static void AssertSame(float[][] expected, float[][] actual)
    {
        for (int output = 0; output < expected.Length; output++)
        {
            Bits.AssertSame(expected[output], actual[output]);
        }
    }

    // Norm of the difference, by the norm of what is expected.
    private static double Difference(float[] expected, float[] actual) =>
        Math.Sqrt(expected.Zip(actual, (a, b) => (double)(a - b) * (a - b)).Sum() / expected.Sum(value => (double)value * value));
}
