using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace StaticNets.Runtime.Threading;

/// <summary>
/// The parts of one job at a time, which the caller and those workers who join it take one by one. Closed between jobs: a worker who comes late joins nothing, or the next job.
/// Nothing is allocated per job.
/// </summary>
internal sealed unsafe class SharedJob
{
    // Some 30 us.
    private const int SpinsBeforeYield = 1000;

    // Less than any number of workers that may join or leave.
    private const int Closed = int.MinValue / 2;

    [ThreadStatic]
    private static bool inJob;

    // Workers that do parts of the job in progress; closed where there is none.
    private int inside = Closed;
    private int claimed;
    private int fromEnd;
    private int parts;
    private delegate*<int, int, void*, void> body;
    private void* context;
    private ExceptionDispatchInfo? failure;

    /// <summary>Whether this thread does parts of a shared job, which cannot end before they do.</summary>
    public static bool InJob => inJob;

    public void Open(int count, delegate*<int, int, void*, void> job, void* argument)
    {
        body = job;
        context = argument;
        parts = count;
        failure = null;
        claimed = 0;
        fromEnd = 0;
        Volatile.Write(ref inside, 0);
    }

    /// <summary>Does parts on the caller's thread until none is left, waits for the parts that workers do, and ends the job; an exception of a part comes out then.</summary>
    public void ShareAndClose()
    {
        Share(worker: 0);
        SpinWait wait = default;
        for (int spins = 0; Volatile.Read(ref inside) != 0 || Interlocked.CompareExchange(ref inside, Closed, 0) != 0; spins++)
        {
            // The rest of a part takes microseconds, and giving the processor away another one.
            if (spins < SpinsBeforeYield)
            {
                Thread.SpinWait(1);
            }
            else
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }

        failure?.Throw();
    }

    /// <summary>Does parts on a worker's thread until none is left, where a job is in progress: the one that was announced, or a later one.</summary>
    public void Join(int worker)
    {
        int entered = Volatile.Read(ref inside);
        while (entered >= 0)
        {
            int found = Interlocked.CompareExchange(ref inside, entered + 1, entered);
            if (found == entered)
            {
                Share(worker);
                Interlocked.Decrement(ref inside);
                return;
            }

            entered = found;
        }
    }

    /// <summary>
    /// The caller does parts from the first on, workers from the last on. So what follows each other in a pass finds most of what the same samples
    /// left in its own processor's cache.
    /// </summary>
    private void Share(int worker)
    {
        bool outer = inJob;
        inJob = true;
        for (int done = 0; Interlocked.Increment(ref claimed) <= parts; done++)
        {
            int part = worker == 0 ? done : parts - Interlocked.Increment(ref fromEnd);
            try
            {
                body(part, worker, context);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }

        inJob = outer;
    }
}
