using System;
using System.Linq;
using StaticNets.Benchmarks.Networks;
using StaticNets.Training;

namespace StaticNets.Benchmarks;

/// <summary>Training steps of LeNet-5 with Adam, always on the same batch.</summary>
internal sealed class TrainingStep : IDisposable
{
    /// <summary>Samples of a step.</summary>
    public const int Batch = 64;

    private readonly LeNet5.Training training = new(new LeNet5(seed: 1), Batch, new Adam(1e-3f), Loss.CrossEntropy);
    private readonly float[] images;
    private readonly int[] labels;

    /// <summary>Draws the batch.</summary>
    public TrainingStep()
    {
        Random random = new(1);
        images = [.. Enumerable.Range(0, Batch * LeNet5.InputLength).Select(_ => random.NextSingle())];
        labels = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(LeNet5.OutputLength))];
    }

    /// <summary>Forward, backward, update.</summary>
    public float Run() => training.Step(images, labels);

    /// <inheritdoc/>
    public void Dispose() => training.Dispose();
}
