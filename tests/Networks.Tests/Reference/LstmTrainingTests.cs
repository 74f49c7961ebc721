using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>The data are those PyTorch was trained on, and its losses are fit to be compared with.</summary>
public sealed class LstmTrainingTests
{
    [Fact]
    public void Sequences_lengths_and_labels_are_those_of_the_Python_script()
    {
        using JsonDocument file = LstmTraining.Document();
        JsonElement check = file.RootElement.GetProperty("check");
        (float[] sequences, int[] lengths, int[] labels) = LstmTraining.Batch(7);
        Assert.Equal(check.GetProperty("batch_7_labels").GetString(), string.Concat(labels));
        Assert.Equal(check.GetProperty("batch_7_lengths").GetString(), string.Join(' ', lengths));
        Assert.Equal(check.GetProperty("batch_7_first_values").EnumerateArray().Select(value => value.GetSingle()), sequences.Take(4));
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    public void Float32_stays_ten_times_closer_to_float64_than_the_tolerance_and_the_network_learns(string optimizer)
    {
        LstmTraining reference = LstmTraining.Load(optimizer);
        Assert.Equal(LstmTraining.Steps + 1, reference.Losses.Count);
        Assert.All(Enumerable.Range(0, LstmTraining.Steps + 1), k => Assert.InRange(Math.Abs((reference.Float32[k] / reference.Losses[k]) - 1), 0, LeNetTraining.Tolerance(k) / 10));

        // ln 5 = 1.61 at first.
        Assert.InRange(reference.Losses[0], 1.55, 1.68);
        Assert.InRange(reference.Losses.TakeLast(10).Average(), 0.5, 1.45);
    }

    [Fact]
    public void The_clip_is_at_work_in_most_steps_but_not_in_all() => Assert.InRange(LstmTraining.Load("sgd").ClippedSteps, 51, 99);
}
