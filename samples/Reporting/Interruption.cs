using System;
using System.Threading;

namespace Reporting;

/// <summary>While it lives, the first Ctrl+C asks for an end after the current step; the second one ends the program at once.</summary>
public sealed class Interruption : IDisposable
{
    /// <summary>The exit code of what was interrupted, as a shell counts Ctrl+C.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource source = new();

    /// <summary>Begins to listen.</summary>
    public Interruption() => Console.CancelKeyPress += OnPress;

    /// <summary>Cancelled by the first Ctrl+C.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Ends listening.</summary>
    public void Dispose()
    {
        Console.CancelKeyPress -= OnPress;
        source.Dispose();
    }

    private void OnPress(object? sender, ConsoleCancelEventArgs press)
    {
        press.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
