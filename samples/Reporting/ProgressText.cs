using System.Globalization;
using StaticNets.Training;

namespace Reporting;

/// <summary>Writes where a training is. Accuracies are shown where the loss takes classes, validation losses elsewhere.</summary>
internal static class ProgressText
{
    /// <summary>As <c>epoch 2/6  loss 0.1234  accuracy 96.10 %</c>; without classes the accuracy is left out.</summary>
    public static string Loss(int epoch, int epochs, double loss, double accuracy) => double.IsNaN(accuracy)
        ? string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}/{epochs}  loss {loss:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}/{epochs}  loss {loss:F4}  accuracy {100 * accuracy:F2} %");

    /// <summary>As <c>test 95.50 %</c>, or <c>validation 0.0123</c>; empty without validation samples.</summary>
    public static string Validation(EpochResult result) => !double.IsNaN(result.ValidationAccuracy)
        ? string.Create(CultureInfo.InvariantCulture, $"test {100 * result.ValidationAccuracy:F2} %")
        : !double.IsNaN(result.ValidationLoss) ? string.Create(CultureInfo.InvariantCulture, $"validation {result.ValidationLoss:F4}")
        : "";

    /// <summary>As <c>1,000 samples/s  ETA 0:10</c>.</summary>
    public static string Pace(FitProgress progress) => string.Create(CultureInfo.InvariantCulture, $"{progress.SamplesPerSecond:N0} samples/s  ETA {Clock.Text(progress.Remaining)}");
}
