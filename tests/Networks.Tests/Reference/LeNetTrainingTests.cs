using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>Weights, images and labels are the ones PyTorch was trained on, and its losses are fit to be compared with.</summary>
public sealed class LeNetTrainingTests
{
    [Fact]
    public void Images_labels_and_weights_are_those_of_the_Python_script()
    {
        using JsonDocument file = LeNetTraining.Document();
        JsonElement check = file.RootElement.GetProperty("check");
        (float[] images, int[] labels) = LeNetBatches.Batch(7);
        Assert.Equal(check.GetProperty("batch_7_labels").GetString(), string.Concat(labels));
        Assert.Equal(
            check.GetProperty("batch_7_first_pixel_sums").GetString(),
            string.Join(' ', Enumerable.Range(0, 8).Select(row => (int)images.AsSpan(row * 1024, 1024).ToArray().Sum())));
        Assert.Equal(
            check.GetProperty("conv1.weight").EnumerateArray().Select(value => value.GetSingle()),
            LeNetBatches.Parameter("conv1.weight", 150).Take(4));
    }

    [Theory]
    [InlineData("relu_maxpool", "adam")]
    [InlineData("relu_maxpool", "sgd")]
    [InlineData("tanh_avgpool", "adam")]
    [InlineData("tanh_avgpool", "sgd")]
    public void Float32_stays_a_hundred_times_closer_to_float64_than_the_tolerance(string network, string optimizer)
    {
        using JsonDocument file = LeNetTraining.Document();
        JsonElement run = file.RootElement.GetProperty("runs").EnumerateArray()
            .Single(run => run.GetProperty("network").GetString() == network && run.GetProperty("optimizer").GetString() == optimizer);
        double[] narrow = [.. run.GetProperty("losses_float32").EnumerateArray().Select(loss => loss.GetDouble())];
        LeNetTraining reference = LeNetTraining.Load(network, optimizer);
        Assert.Equal(LeNetBatches.Steps + 1, reference.Losses.Count);

        // One step has no time to lose digits: there a tenth is what float32 itself needs.
        Assert.All(Enumerable.Range(0, LeNetBatches.Steps + 1), k =>
            Assert.InRange(Math.Abs((narrow[k] / reference.Losses[k]) - 1), 0, LeNetTraining.Tolerance(k) / (k <= 1 ? 10 : 100)));
    }

    [Theory]
    [InlineData("relu_maxpool", "adam")]
    [InlineData("relu_maxpool", "sgd")]
    [InlineData("tanh_avgpool", "adam")]
    [InlineData("tanh_avgpool", "sgd")]
    public void The_network_learns(string network, string optimizer)
    {
        // ln 10 at first; at last near what one stray label in ten (nine in a hundred wrong) leaves on average:
        // 0.09·ln(9/0.09) + 0.91·ln(1/0.91) = 0.50.
        LeNetTraining reference = LeNetTraining.Load(network, optimizer);
        Assert.InRange(reference.Losses[0], 2.25, 2.36);
        Assert.InRange(reference.Losses.TakeLast(10).Average(), 0.3, 0.8);
    }
}
