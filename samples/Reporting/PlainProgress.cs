using System.Linq;
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
    public override void EpochEnd(EpochResult result) => console.WriteLine(
        string.Join("  ", ((string[])[ProgressText.Loss(result.Epoch, epochs, result.Loss, result.Accuracy), ProgressText.Validation(result), ProgressText.Pace(last)]).Where(part => part.Length > 0)));
}
