using System;
using System.Diagnostics;
using System.Threading;

namespace StaticNets.Runtime.Threading;

/// <summary>
/// Persistent workers that share out the parts of one job at a time with the thread that asks. A worker spins for a short while
/// after a job (a fork then costs about 0.1 us) and parks after that. A job never waits for a worker that is not there yet: until it wakes (about 30 us, or far longer
/// where others use its processor) the rest do its parts. Nothing is allocated per job.
/// </summary>
/// <remarks>
/// Schedulers like to wake a thread where the one that wakes it runs. There a worker would wait behind its caller, and spin in the caller's time afterwards; so workers keep off the processor
/// that their caller was seen on.
/// </remarks>
internal sealed unsafe class ForkJoin
{
    // How long an idle worker spins before it parks: long enough for the gaps between the kernels of one pass.
    private static readonly long SpinTicks = Stopwatch.Frequency / 5_000;

    private readonly object gate = new();
    private readonly SharedJob job = new();
    private readonly int size;
    private int busy;
    private volatile int epoch;
    private volatile int parked;
    private volatile int callersProcessor = -1;
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

    public void Run(int count, delegate*<int, int, void*, void> body, void* context)
    {
        // A second job at the same time (another thread, or a job inside a job) does its parts alone: same bits, no waiting. So does one after Stop.
        if (Interlocked.Exchange(ref busy, 1) != 0)
        {
            for (int part = 0; part < count; part++)
            {
                body(part, 0, context);
            }

            return;
        }

        callersProcessor = Thread.GetCurrentProcessorId();
        job.Open(count, body, context);
        Interlocked.Increment(ref epoch);
        if (parked != 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }

        try
        {
            job.ShareAndClose();
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    private void Work(int worker)
    {
        ProcessorMask processors = new();
        int seen = 0;
        while (AwaitJob(seen, processors))
        {
            seen = epoch;
            LeaveCallersProcessor(processors);
            job.Join(worker);
        }
    }

    /// <summary>Waits until a job after number <paramref name="seen"/> is there; false when the workers are to end.</summary>
    private bool AwaitJob(int seen, ProcessorMask processors)
    {
        long start = Stopwatch.GetTimestamp();
        while (epoch == seen && !stopped)
        {
            Thread.SpinWait(2);

            // Where it cannot leave, it would spin in the caller's time.
            if (!LeaveCallersProcessor(processors) || Stopwatch.GetTimestamp() - start > SpinTicks)
            {
                Park(seen);
            }
        }

        return epoch != seen;
    }

    /// <summary>Leaves the processor on which the caller was seen; false where this worker is there and cannot go elsewhere.</summary>
    private bool LeaveCallersProcessor(ProcessorMask processors)
    {
        int callers = callersProcessor;
        return Thread.GetCurrentProcessorId() != callers || processors.Avoid(callers);
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
