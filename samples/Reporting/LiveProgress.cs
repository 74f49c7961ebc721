using System;
using System.Diagnostics;
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
        bar.Description = $"{ProgressText.Loss(progress.Epoch, epochs, progress.Loss, progress.Accuracy)}  {ProgressText.Pace(progress)}";
    }

    /// <inheritdoc/>
    public override void EpochEnd(EpochResult result)
    {
        if (bar is not null)
        {
            bar.Description = $"{ProgressText.Loss(result.Epoch, epochs, result.Loss, result.Accuracy)}  [green]{ProgressText.Validation(result)}[/]";
            bar.StopTask();
        }

        bar = null;
    }
}
