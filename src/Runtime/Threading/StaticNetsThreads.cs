using System;
using StaticNets.Runtime.Threading;

namespace StaticNets;

/// <summary>How many threads the process' networks may use. Off (one thread) until <see cref="Use"/> is called.</summary>
public static class StaticNetsThreads
{
    private static readonly object Gate = new();
    private static volatile ForkJoin? workers;

    /// <summary>Threads in use: the caller's and the workers'. 1 until <see cref="Use"/> says more.</summary>
    public static int Count => workers?.Size ?? 1;

    /// <summary>The threads as kernels take them.</summary>
    public static Team Current => workers is { } running ? new Team(running) : Team.Alone;

    /// <summary>
    /// Lets passes that are worth it use <paramref name="threads"/> threads, the caller's included. Results are the same bits for any number.
    /// May be called at any time but from within a job that threads share; calls in progress end with the threads they began with.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not in 1..256.</exception>
    /// <exception cref="InvalidOperationException">The call comes from a part of a job that threads share: the change would wait for the job, and the job for the call.</exception>
    public static void Use(int threads)
    {
        if (threads is < 1 or > 256)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "The number of threads must be in 1..256.");
        }

        // Before the lock, whose holder may wait for this very job.
        if (SharedJob.InJob)
        {
            throw new InvalidOperationException("The number of threads cannot be changed from within a job that they share; change it before or after.");
        }

        lock (Gate)
        {
            if (threads != Count)
            {
                workers?.Stop();
                workers = threads == 1 ? null : new ForkJoin(threads);
            }
        }
    }
}
