using System;
using System.Linq;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>A block with <c>EachStep</c> does to every step what it does to a sample.</summary>
public sealed class EachStepTests
{
    private const int Steps = 6;
    private const int Frame = 3 * 12 * 10;

    [Fact]
    public void Each_frame_of_a_video_is_seen_as_one_picture()
    {
        FramesNetwork video = new(seed: 5);
        FrameNetwork single = new(seed: 5);
        float[] frames = Draw(3 * Steps * Frame), each = new float[3 * Steps * FrameNetwork.OutputLength], mean = new float[3 * FramesNetwork.OutputLength];
        single.Forward(frames, each);
        video.Forward(frames, mean);
        for (int i = 0; i < mean.Length; i++)
        {
            (int row, int feature) = (i / FrameNetwork.OutputLength, i % FrameNetwork.OutputLength);
            double expected = Enumerable.Range(0, Steps).Average(step => (double)each[(((row * Steps) + step) * FrameNetwork.OutputLength) + feature]);
            // Six sums in double or in float, of values around 1: some units in the last place, 6e-8 each.
            Assert.Equal(expected, mean[i], 1e-6);
        }
    }

    [Fact]
    public void Frames_that_are_all_alike_have_the_gradients_of_one()
    {
        // Statistics over six equal frames are those of one, and so is the mean over them: each parameter's gradient is, too.
        FramesNetwork video = new(seed: 5);
        FrameNetwork single = new(seed: 5);
        float[] frame = Draw(2 * Frame), target = Draw(2 * FrameNetwork.OutputLength);
        float[] frames = [.. Enumerable.Range(0, 2).SelectMany(row => Enumerable.Repeat(frame[(row * Frame)..((row + 1) * Frame)], Steps).SelectMany(values => values))];
        using FramesNetwork.Training many = new(video, 2, new Sgd(0.1f), Loss.MeanSquaredError, keepGradients: true);
        using FrameNetwork.Training one = new(single, 2, new Sgd(0.1f), Loss.MeanSquaredError, keepGradients: true);

        // Means of 240 and of 1,440 positions in float: each is off by less than 1e-6 of values below 2.
        Assert.Equal(one.Step(frame, target), many.Step(frames, target), 4e-6f);
        Assert.All(video.Parameters.Tensors.Where(tensor => !tensor.Name.Contains("running", StringComparison.Ordinal)), tensor =>
            AssertClose(one.Gradients[tensor.Name], many.Gradients[tensor.Name], tensor.Name));
    }

    [Fact]
    public void Dense_layers_on_each_step_are_what_they_are_on_a_sequence()
    {
        EachPairNetwork each = new(seed: 2);
        PairNetwork plain = new(seed: 2);
        float[] x = Draw(4 * 7 * 4), target = Draw(4 * 7 * 6), y = new float[4 * 7 * 6], expected = new float[4 * 7 * 6];
        each.Forward(x, y);
        plain.Forward(x, expected);
        Assert.Equal(expected, y);

        using EachPairNetwork.Training mine = new(each, 4, new Sgd(0.1f), Loss.MeanSquaredError, keepGradients: true);
        using PairNetwork.Training theirs = new(plain, 4, new Sgd(0.1f), Loss.MeanSquaredError, keepGradients: true);
        Assert.Equal(theirs.Step(x, target), mine.Step(x, target));
        Assert.All(plain.Parameters.Tensors, tensor => AssertClose(theirs.Gradients[tensor.Name], mine.Gradients[tensor.Name], tensor.Name));
    }

    [Fact]
    public void Frames_beyond_the_end_of_a_video_change_nothing_and_their_classes_are_zero()
    {
        VideoNetwork network = new(seed: 1);
        float[] frames = Draw(2 * Steps * Frame), y = new float[2 * Steps * 5], other = new float[2 * Steps * 5];
        network.Forward(frames, [6, 4], y);
        frames.AsSpan((Steps + 4) * Frame).Fill(1e6f);
        network.Forward(frames, [6, 4], other);
        Assert.Equal(y, other);
        Assert.All(y[((Steps + 4) * 5)..], value => Assert.Equal(0, value));
        Assert.DoesNotContain(0, y[..((Steps + 4) * 5)]);
    }

    [Fact]
    public void What_stands_behind_the_end_is_in_no_statistics()
    {
        int[] tokens = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], others = [3, 4, 5, 6, 7, 8, 9, 10, 1, 1, 19, 2];
        float[] target = Draw(2 * 6 * 2);
        using NormedSteps.Training one = new(new NormedSteps(seed: 3), 2, new Sgd(0.1f), Loss.MeanSquaredError);
        using NormedSteps.Training other = new(new NormedSteps(seed: 3), 2, new Sgd(0.1f), Loss.MeanSquaredError);
        Assert.Equal(one.Step(tokens, [6, 2], target), other.Step(others, [6, 2], target));
        Assert.Equal(one.Step(tokens, [6, 2], target), other.Step(others, [6, 2], target));
        Assert.NotEqual(one.Step(tokens, [6, 4], target), other.Step(others, [6, 4], target));
    }

    [Fact]
    public void A_stream_ends_as_the_whole_sequence_does_where_another_cell_goes_on()
    {
        AfterTheEnd network = new(seed: 6);
        float[] v = Draw(3), sequence = Draw(8 * 4), expected = new float[2], found = new float[2];
        network.Forward(v, sequence, expected);
        StaticNets.Runtime.Streams.StreamState state = network.CreateState();
        network.Begin(v, state);
        for (int step = 0; step < 8; step++)
        {
            network.Step(sequence.AsSpan(step * 4, 4), state, found);
        }

        Assert.Equal(expected, found);
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string name)
    {
        double difference = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(actual[i] - expected[i], 2);
            norm += Math.Pow(expected[i], 2);
        }

        // Sums of at most 360 terms in another order; 1e-3 would be a gradient that is wrong in one of a thousand places.
        Assert.True(Math.Sqrt(difference) <= (2e-5 * Math.Sqrt(norm)) + 1e-7, $"{name}: {Math.Sqrt(difference / norm)}");
    }

    private static float[] Draw(int count)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
