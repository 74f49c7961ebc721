using System;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StaticNets.Training;

namespace Reporting;

/// <summary>A bar per epoch that moves while it is trained.</summary>
public sealed class LiveProgress : ProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80); // between two texts; the eye sees no more

    private readonly ProgressContext context;
    private readonly int epochs;
    private ProgressTask? bar;
    private long shown;

    private LiveProgress(ProgressContext context, int epochs)
    {
        this.context = context;
        this.epochs = epochs;
    }

    /// <summary>Does the work while bars show it; they stay when it is done.</summary>
    public static T Show<T>(IAnsiConsole console, int epochs, Func<ProgressView, T> work) => console.Progress()
        .AutoClear(false)
        .HideCompleted(false)
        .Columns(new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context => work(new LiveProgress(context, epochs)));

    /// <inheritdoc/>
    public override void Step(FitProgress progress)
    {
        bar ??= context.AddTask($"epoch {progress.Epoch}", maxValue: progress.StepsPerEpoch);
        if (progress.Step < progress.StepsPerEpoch && Stopwatch.GetElapsedTime(shown) < Pause)
        {
            return;
        }

        shown = Stopwatch.GetTimestamp();
        bar.Value = progress.Step;
        bar.Description = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{epochs}  loss {progress.Loss:F4}  accuracy {100 * progress.Accuracy:F2} %  {progress.SamplesPerSecond:N0} samples/s  ETA {Clock.Text(progress.Remaining)}");
    }

    /// <inheritdoc/>
    public override void EpochEnd(EpochResult result)
    {
        if (bar is not null)
        {
            bar.Description = string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {result.Epoch}/{epochs}  loss {result.Loss:F4}  accuracy {100 * result.Accuracy:F2} %  [green]test {100 * result.ValidationAccuracy:F2} %[/]");
            bar.StopTask();
        }

        bar = null;
    }
}
