using System;
using System.Collections.Generic;
using System.Globalization;
using Digits.Data;
using StaticNets.Training;

namespace Digits.Commands;

/// <summary>What a network read in a set of digits.</summary>
/// <param name="Confusion">How often each digit was read as which.</param>
/// <param name="Mistakes">The digits misread, and as what.</param>
internal sealed record Reading(ConfusionMatrix Confusion, IReadOnlyList<(int Index, int Predicted)> Mistakes)
{
    private const int Batch = 64;

    /// <summary>The accuracy as the last line of output: <c>test accuracy 98.71 %</c>.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"test accuracy {100 * Confusion.Accuracy:F2} %");

    /// <summary>Reads all digits of a set.</summary>
    public static Reading Of(LeNet5 network, DigitSet digits)
    {
        ConfusionMatrix confusion = new(LeNet5.OutputLength);
        List<(int Index, int Predicted)> mistakes = [];
        float[] input = new float[Batch * LeNet5.InputLength];
        float[] scores = new float[Batch * LeNet5.OutputLength];
        for (int first = 0; first < digits.Count; first += Batch)
        {
            int rows = Math.Min(Batch, digits.Count - first);
            for (int row = 0; row < rows; row++)
            {
                Frame.Write(digits.Image(first + row), input.AsSpan(row * LeNet5.InputLength, LeNet5.InputLength));
            }

            network.Forward(input.AsSpan(0, rows * LeNet5.InputLength), scores.AsSpan(0, rows * LeNet5.OutputLength));
            for (int row = 0; row < rows; row++)
            {
                int read = Largest(scores.AsSpan(row * LeNet5.OutputLength, LeNet5.OutputLength));
                int digit = digits.Label(first + row);
                confusion.Add(digit, read);
                if (read != digit)
                {
                    mistakes.Add((first + row, read));
                }
            }
        }

        return new Reading(confusion, mistakes);
    }

    private static int Largest(ReadOnlySpan<float> scores) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores);
}
