using System.Globalization;
using Spectre.Console;
using StaticNets.Training;

namespace Reporting;

/// <summary>A line per epoch, for files and pipes.</summary>
/// <param name="console">Where to.</param>
/// <param name="epochs">Epochs to come.</param>
public sealed class PlainProgress(IAnsiConsole console, int epochs) : ProgressView
{
    private FitProgress last;

    /// <inheritdoc/>
    public override void Step(FitProgress progress) => last = progress;

    /// <inheritdoc/>
    public override void EpochEnd(EpochResult result) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {result.Epoch}/{epochs}  loss {result.Loss:F4}  accuracy {100 * result.Accuracy:F2} %  test {100 * result.ValidationAccuracy:F2} %  {last.SamplesPerSecond:N0} samples/s  ETA {Clock.Text(last.Remaining)}"));
}
