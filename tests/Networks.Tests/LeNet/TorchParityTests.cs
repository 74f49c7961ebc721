using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.LeNet;

/// <summary>Same weights, same batches, same optimizer as PyTorch: the losses of a hundred steps agree (make_lenet_training.py made the values).</summary>
public sealed class TorchParityTests
{
    private const int Rows = 64;

    [Theory]
    [InlineData("relu_maxpool", "adam")]
    [InlineData("relu_maxpool", "sgd")]
    [InlineData("tanh_avgpool", "adam")]
    [InlineData("tanh_avgpool", "sgd")]
    public void The_losses_of_a_hundred_steps_are_those_of_PyTorch(string network, string optimizer)
    {
        LeNetTraining reference = LeNetTraining.Load(network, optimizer);
        double[] losses = Losses(network, optimizer);

        foreach (int steps in new[] { 0, 1, 10, 100 })
        {
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{network} {optimizer} after {steps}: {Distance(losses, reference, steps):E1}"));
        }

        Assert.All(Enumerable.Range(0, LeNetBatches.Steps + 1), k => Assert.InRange(Distance(losses, reference, k), 0, LeNetTraining.Tolerance(k)));
    }

    [Fact]
    public void A_learning_rate_that_is_one_percent_off_is_seen()
    {
        LeNetTraining reference = LeNetTraining.Load("relu_maxpool", "sgd");
        double[] losses = Losses("relu_maxpool", "sgd", rate: 0.0505f);

        Assert.Contains(Enumerable.Range(0, LeNetBatches.Steps + 1), k => Distance(losses, reference, k) > LeNetTraining.Tolerance(k));
    }

    private static double Distance(double[] losses, LeNetTraining reference, int k) => Math.Abs((losses[k] / reference.Losses[k]) - 1);

    private static double[] Losses(string network, string optimizer, float rate = 0.05f)
    {
        using TrainingSession session = Session(network, optimizer == "adam" ? new Adam(1e-3f) : new Sgd(rate, momentum: 0.9f));
        Batch batch = session.CreateBatch();
        List<double> losses = [];
        for (int step = 0; step <= LeNetBatches.Steps; step++)
        {
            (float[] images, int[] labels) = LeNetBatches.Batch(step);
            batch.Rows = Rows;
            images.CopyTo(batch.Floats(0));
            labels.CopyTo(batch.Classes);
            losses.Add(session.Step(batch));
        }

        return [.. losses];
    }

    private static TrainingSession Session(string network, Optimizer optimizer)
    {
        if (network == "relu_maxpool")
        {
            ReluLeNet relu = new();
            SetWeights(relu.Parameters);
            return new ReluLeNet.Training(relu, Rows, optimizer, Loss.CrossEntropy);
        }

        TanhLeNet tanh = new();
        SetWeights(tanh.Parameters);
        return new TanhLeNet.Training(tanh, Rows, optimizer, Loss.CrossEntropy);
    }

    private static void SetWeights(ParameterSet parameters)
    {
        foreach (TensorInfo tensor in parameters.Tensors)
        {
            parameters.Write(tensor.Name, LeNetBatches.Parameter(tensor.Name, tensor.Length));
        }
    }
}
