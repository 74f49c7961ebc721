using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace StaticNets.Runtime.Threading;

/// <summary>
/// Persistent workers that share out the parts of one job at a time with the thread that asks. A worker spins for a short while
/// after a job (a fork then costs about 0.1 us) and parks after that. A job never waits for a worker that is not there yet: until it wakes (about 30 us, or far longer
/// where others use its processor) the rest do its parts. Nothing is allocated per job.
/// </summary>
internal sealed unsafe class ForkJoin
{
    // How long an idle worker spins before it parks: long enough for the gaps between the kernels of one pass.
    private static readonly long SpinTicks = Stopwatch.Frequency / 5_000;

    // Some 30 us.
    private const int SpinsBeforeYield = 1000;

    // Less than any number of workers that may enter or leave.
    private const int Closed = int.MinValue / 2;

    [ThreadStatic]
    private static bool inJob;

    private readonly object gate = new();
    private readonly int size;
    private int busy;
    private volatile int epoch;
    private volatile int parked;

    // Workers that do parts of the job in progress; closed where there is none.
    private int inside = Closed;
    private int claimed;
    private int fromEnd;
    private int parts;
    private delegate*<int, int, void*, void> body;
    private void* context;
    private ExceptionDispatchInfo? failure;
    private long asked;
    private volatile bool stopped;

    public ForkJoin(int size)
    {
        this.size = size;
        for (int worker = 1; worker < size; worker++)
        {
            int index = worker;
            new Thread(() => Work(index)) { IsBackground = true, Name = "StaticNets worker " + index }.Start();
        }
    }

    public int Size => size;

    /// <summary>Whether this thread does parts of a shared job, which cannot end before they do.</summary>
    public static bool InJob => inJob;

    /// <summary>Whether no worker is parked.</summary>
    public bool IsHot => parked == 0;

    /// <summary>
    /// Whether work of so many nanoseconds comes soon after such a question before: workers that are woken for it would then be awake for what follows.
    /// Work between pauses goes without.
    /// </summary>
    public bool Follows(double nanoseconds)
    {
        long now = Stopwatch.GetTimestamp();
        return now - Interlocked.Exchange(ref asked, now) < 2e-9 * nanoseconds * Stopwatch.Frequency;
    }

    /// <summary>Ends the workers once the job in progress is done; a later <see cref="Run"/> does all parts on the caller's thread.</summary>
    public void Stop()
    {
        // Held for good: no job can begin that would wait for a worker that has ended.
        SpinWait wait = default;
        while (Interlocked.Exchange(ref busy, 1) != 0)
        {
            wait.SpinOnce();
        }

        stopped = true;
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    public void Run(int count, delegate*<int, int, void*, void> job, void* argument)
    {
        // A second job at the same time (another thread, or a job inside a job) does its parts alone: same bits, no waiting. So does one after Stop.
        if (Interlocked.Exchange(ref busy, 1) != 0)
        {
            for (int part = 0; part < count; part++)
            {
                job(part, 0, argument);
            }

            return;
        }

        body = job;
        context = argument;
        parts = count;
        failure = null;
        claimed = 0;
        fromEnd = 0;
        Volatile.Write(ref inside, 0);
        Interlocked.Increment(ref epoch);
        if (parked != 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }

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

        ExceptionDispatchInfo? thrown = failure;
        Volatile.Write(ref busy, 0);
        thrown?.Throw();
    }

    /// <summary>
    /// Does parts until none is left: the caller from the first on, workers from the last on. So what follows each other in a pass finds most of what the same samples
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

    private void Work(int worker)
    {
        int seen = 0;
        while (AwaitJob(seen))
        {
            seen = epoch;
            if (Enter())
            {
                Share(worker);
                Interlocked.Decrement(ref inside);
            }
        }
    }

    /// <summary>False where the job has ended meanwhile. It may be a later one than the one that was seen, whose fields are then those of this one.</summary>
    private bool Enter()
    {
        int entered = Volatile.Read(ref inside);
        while (entered >= 0)
        {
            int found = Interlocked.CompareExchange(ref inside, entered + 1, entered);
            if (found == entered)
            {
                return true;
            }

            entered = found;
        }

        return false;
    }

    /// <summary>Waits until a job after number <paramref name="seen"/> is there; false when the workers are to end.</summary>
    private bool AwaitJob(int seen)
    {
        long start = Stopwatch.GetTimestamp();
        while (epoch == seen && !stopped)
        {
            Thread.SpinWait(2);
            if (Stopwatch.GetTimestamp() - start > SpinTicks)
            {
                Park(seen);
            }
        }

        return epoch != seen;
    }

    private void Park(int seen)
    {
        lock (gate)
        {
            Interlocked.Increment(ref parked);
            while (epoch == seen && !stopped)
            {
                Monitor.Wait(gate);
            }

            Interlocked.Decrement(ref parked);
        }
    }
}
