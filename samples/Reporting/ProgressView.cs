using System;
using Spectre.Console;
using StaticNets.Training;

namespace Reporting;

/// <summary>Shows a training as it goes: live on a terminal, a line per epoch elsewhere.</summary>
public abstract class ProgressView
{
    /// <summary>Does the work with a view that suits the console.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="epochs">Epochs to come.</param>
    /// <param name="work">Calls <see cref="Step"/> and <see cref="EpochEnd"/> of the view it is given.</param>
    public static T Run<T>(IAnsiConsole console, int epochs, Func<ProgressView, T> work) =>
        console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? LiveProgress.Show(console, epochs, work)
            : work(new PlainProgress(console, epochs));

    /// <summary>A step was made.</summary>
    public abstract void Step(FitProgress progress);

    /// <summary>An epoch came to its end.</summary>
    public abstract void EpochEnd(EpochResult result);
}
