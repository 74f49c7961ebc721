using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>A two-layer LSTM trained on sequences of different lengths with PyTorch's weights and batches has PyTorch's losses for a hundred steps (make_lstm_training.py).</summary>
public sealed class TrainingParityTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    public void The_losses_of_a_hundred_steps_are_those_of_PyTorch(string optimizer)
    {
        LstmTraining reference = LstmTraining.Load(optimizer);
        LstmClassifier network = new();
        double[] losses = Losses(network, optimizer, LstmTraining.Clip);
        foreach (int steps in new[] { 0, 1, 10, 100 })
        {
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{optimizer} after {steps}: {Distance(losses, reference, steps):E1}"));
        }

        Assert.All(Enumerable.Range(0, LstmTraining.Steps + 1), k => Assert.InRange(Distance(losses, reference, k), 0, LeNetTraining.Tolerance(k)));
        Assert.All(network.Parameters.Tensors, tensor => Assert.Equal(1, Norm(network.Parameters[tensor.Name]) / reference.Norms[tensor.Name], 1e-3));
    }

    [Fact]
    public void A_bound_that_is_one_percent_off_is_seen()
    {
        LstmTraining reference = LstmTraining.Load("sgd");
        double[] losses = Losses(new LstmClassifier(), "sgd", LstmTraining.Clip * 1.01f);
        Assert.Contains(Enumerable.Range(0, LstmTraining.Steps + 1), k => Distance(losses, reference, k) > LeNetTraining.Tolerance(k));
    }

    private static double Distance(double[] losses, LstmTraining reference, int k) => Math.Abs((losses[k] / reference.Losses[k]) - 1);

    private static double Norm(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }

    // The weights that are published are those after a hundred updates: the loss of the last batch is that of a session that learns no more.
    private static double[] Losses(LstmClassifier network, string optimizer, float clip)
    {
        foreach (TensorInfo tensor in network.Parameters.Tensors)
        {
            network.Parameters.Write(tensor.Name, LstmTraining.Parameter(tensor.Name, tensor.Length));
        }

        List<double> losses = [];
        using (LstmClassifier.Training training = new(network, LstmTraining.Rows, optimizer == "adam" ? new Adam(5e-3f) : new Sgd(0.5f, momentum: 0.9f), Loss.CrossEntropy))
        {
            training.Clip = optimizer == "sgd" ? new NormClip(clip) : null;
            losses.AddRange(Enumerable.Range(0, LstmTraining.Steps).Select(step => Step(training, step)));
        }

        using LstmClassifier.Training last = new(network, LstmTraining.Rows, new Sgd(0), Loss.CrossEntropy);
        return [.. losses, Step(last, LstmTraining.Steps)];
    }

    private static double Step(LstmClassifier.Training training, int step)
    {
        (float[] sequences, int[] lengths, int[] labels) = LstmTraining.Batch(step);
        return training.Step(sequences, lengths, labels);
    }
}
