using System;
using Digits;
using StaticNets.Training;

namespace StaticNets.NativeChecks;

/// <summary>LeNet-5 on fixed pseudo-random images: one network that is called and one that is trained.</summary>
internal sealed class Loop : IDisposable
{
    // Large enough that two threads share the work of a call, small enough that a thousand take seconds.
    private const int Rows = 8;

    private readonly LeNet5 network = new(seed: 7);
    private readonly LeNet5.Training training = NewTraining(new LeNet5(seed: 7));
    private readonly float[] images = Images();
    private readonly int[] labels = [3, 1, 4, 1, 5, 9, 2, 6];
    private readonly float[] logits = new float[Rows * LeNet5.OutputLength];

    public ReadOnlySpan<float> Logits => logits;

    public void Forward(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            network.Forward(images, logits);
        }
    }

    public void Steps(int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            training.Step(images, labels);
        }
    }

    public void Dispose() => training.Dispose();

    /// <summary>Hash of the parameters after so many steps from the start.</summary>
    public static string AfterTraining(int steps)
    {
        LeNet5 trained = new(seed: 7);
        using (LeNet5.Training training = NewTraining(trained))
        {
            Train(training, steps);
        }

        float[] parameters = new float[LeNet5.ParameterCount];
        int at = 0;
        foreach (Runtime.Parameters.TensorInfo tensor in trained.Parameters.Tensors)
        {
            trained.Parameters[tensor.Name].CopyTo(parameters.AsSpan(at));
            at += tensor.Length;
        }

        return Hash.Of(parameters);
    }

    /// <summary>Whether training learns its eight images by heart: the loss falls from ln 10 to below a tenth.</summary>
    public static bool Learned()
    {
        using LeNet5.Training training = NewTraining(new LeNet5(seed: 7));
        float loss = Train(training, 100);
        Console.WriteLine($"{(loss < 0.1f ? "passed" : "FAILED")}: the loss after 100 steps is below 0.1");
        return loss < 0.1f;
    }

    private static float Train(LeNet5.Training training, int steps)
    {
        float[] images = Images();
        float loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = training.Step(images, [3, 1, 4, 1, 5, 9, 2, 6]);
        }

        return loss;
    }

    private static LeNet5.Training NewTraining(LeNet5 network) => new(network, Rows, new Adam(1e-3f), Loss.CrossEntropy, seed: 7);

    // A linear congruential generator (Knuth, MMIX), so that the images are the same everywhere.
    private static float[] Images()
    {
        float[] images = new float[Rows * LeNet5.InputLength];
        ulong state = 1;
        foreach (ref float value in images.AsSpan())
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            value = (state >> 40) / (float)(1 << 24);
        }

        return images;
    }
}
