using System;
using System.Linq;
using StaticNets.Networks.Tests.Costs.Networks;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Costs;

/// <summary>How much of the loss's gradient reaches the layers of a deep stack.</summary>
internal static class StackGradients
{
    private const int Rows = 4;

    /// <summary>The Euclidean norm of the gradient of each layer's weight, without skips.</summary>
    public static double[] OfPlain(string[] layers)
    {
        using PlainStack.Training training = new(new PlainStack(seed: 1), Rows, new Sgd(0), Loss.CrossEntropy, keepGradients: true);
        training.Step(Images(PlainStack.InputLength), [0, 3, 6, 9]);
        return [.. layers.Select(layer => Norm(training.Gradients[layer + ".weight"]))];
    }

    /// <summary>The same with skips.</summary>
    public static double[] OfResidual(string[] layers)
    {
        using ResidualStack.Training training = new(new ResidualStack(seed: 1), Rows, new Sgd(0), Loss.CrossEntropy, keepGradients: true);
        training.Step(Images(ResidualStack.InputLength), [0, 3, 6, 9]);
        return [.. layers.Select(layer => Norm(training.Gradients[layer + ".weight"]))];
    }

    /// <summary>Values in [-1, 1) that look random.</summary>
    private static float[] Images(int length) => [.. Enumerable.Range(0, Rows * length).Select(i => (((uint)i * 2654435761u) >> 8) * (2f / (1 << 24)) - 1)];

    private static double Norm(ReadOnlySpan<float> gradient)
    {
        double squares = 0;
        foreach (float value in gradient)
        {
            squares += (double)value * value;
        }

        return Math.Sqrt(squares);
    }
}
