using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace StaticNets.Training;

/// <summary>One thread that fills one batch at a time. Allocates nothing per batch.</summary>
internal sealed class Prefetcher : IDisposable
{
    private readonly object gate = new();
    private readonly Action<Batch, int> fill;
    private readonly Thread thread;
    private Batch? wanted;
    private int number;
    private ExceptionDispatchInfo? failure;
    private bool stopped;

    public Prefetcher(Action<Batch, int> fill)
    {
        this.fill = fill;
        thread = new Thread(Work) { IsBackground = true, Name = "StaticNets batches" };
        thread.Start();
    }

    /// <summary>Has batch number <paramref name="number"/> filled into <paramref name="batch"/>. The one asked for before must have been awaited.</summary>
    public void Ask(Batch batch, int number)
    {
        lock (gate)
        {
            this.number = number;
            wanted = batch;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for the batch asked for; rethrows what filling it threw.</summary>
    public void Await()
    {
        ExceptionDispatchInfo? thrown;
        lock (gate)
        {
            while (wanted is not null)
            {
                Monitor.Wait(gate);
            }

            (thrown, failure) = (failure, null);
        }

        thrown?.Throw();
    }

    /// <summary>Waits for the batch asked for, if any, and forgets it.</summary>
    public void Settle()
    {
        lock (gate)
        {
            while (wanted is not null)
            {
                Monitor.Wait(gate);
            }

            failure = null;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }

        thread.Join();
    }

    private void Work()
    {
        while (Take() is { } batch)
        {
            ExceptionDispatchInfo? thrown = null;
            try
            {
                fill(batch, number);
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }

            lock (gate)
            {
                failure = thrown;
                wanted = null;
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Waits for a wish; null when there will be no more.</summary>
    private Batch? Take()
    {
        lock (gate)
        {
            while (wanted is null && !stopped)
            {
                Monitor.Wait(gate);
            }

            return stopped ? null : wanted;
        }
    }
}
