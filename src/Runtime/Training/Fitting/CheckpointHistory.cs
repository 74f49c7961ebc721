using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>The history as rows of numbers.</summary>
internal static class CheckpointHistory
{
    /// <summary>Numbers of an epoch.</summary>
    public const int Width = 8;

    public static IEnumerable<double> Numbers(EpochResult epoch) =>
    [
        epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.LearningRate, epoch.RefusedSteps, epoch.Seconds, epoch.Monitored,
    ];

    public static IEnumerable<EpochResult> Epochs(double[] numbers)
    {
        for (int i = 0; i < numbers.Length; i += Width)
        {
            yield return new EpochResult(
                (i / Width) + 1, numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3], numbers[i + 4], (long)numbers[i + 5], numbers[i + 6])
            {
                Monitored = numbers[i + 7],
            };
        }
    }
}
