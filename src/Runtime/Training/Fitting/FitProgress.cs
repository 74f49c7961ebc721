using System;

namespace StaticNets.Training;

/// <summary>Where a training is after a step.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps of this epoch so far, from 1.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="StepLoss">The loss of this step.</param>
/// <param name="Loss">The mean loss of this epoch so far, refused steps left out.</param>
/// <param name="Accuracy">The share of this epoch's targets so far whose class had the largest output; NaN where the loss takes no classes.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="Refused">Whether this step was refused.</param>
/// <param name="SamplesPerSecond">Samples per second in this epoch so far.</param>
/// <param name="Remaining">Estimated time to the end of the last epoch.</param>
public readonly record struct FitProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    float StepLoss,
    double Loss,
    double Accuracy,
    float LearningRate,
    bool Refused,
    double SamplesPerSecond,
    TimeSpan Remaining);
