namespace StaticNets.Training;

/// <summary>What came of an epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean training loss, refused steps left out.</param>
/// <param name="Accuracy">Training accuracy while the weights changed; NaN where the loss takes no classes.</param>
/// <param name="ValidationLoss">Mean loss on the validation samples; NaN without.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation samples; NaN without, and where the loss takes no classes.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="RefusedSteps">Steps refused because loss or gradient was not finite.</param>
/// <param name="Seconds">Time, validation included.</param>
public readonly record struct EpochResult(
    int Epoch,
    double Loss,
    double Accuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double LearningRate,
    long RefusedSteps,
    double Seconds)
{
    /// <summary>
    /// What early stopping and the best epoch go by, the less the better: <see cref="FitOptions.Monitor"/>'s figure, where there is one, otherwise the loss on validation samples, where there are
    /// any, otherwise the training loss.
    /// </summary>
    public double Monitored { get; init; } = double.IsNaN(ValidationLoss) ? Loss : ValidationLoss;
}
