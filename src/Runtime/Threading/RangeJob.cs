using System;

namespace StaticNets.Runtime.Threading;

/// <summary>Shares out an <see cref="IRangeJob"/> over a team, where that is worth a fork.</summary>
internal static unsafe class RangeJob
{
    // One value touched once costs about 0.1 to 0.5 ns.
    private const double NanosecondsPerValue = 0.2;

    // More parts than threads, so that a thread that starts late takes fewer.
    private const int PartsPerThread = 4;

    /// <summary>Does <paramref name="count"/> items; <paramref name="values"/> = how many floats all of them touch together. Allocates nothing.</summary>
    public static void Run<TJob>(Team team, int count, long values, in TJob job)
        where TJob : unmanaged, IRangeJob
    {
        team = team.Worth(values * NanosecondsPerValue);
        if (team.Size == 1 || count < 2)
        {
            job.Run(0, count);
            return;
        }

        Shared<TJob> shared = new() { Job = job, Count = count, Parts = Math.Min(count, team.Size * PartsPerThread) };
        team.Run(shared.Parts, &Part<TJob>, &shared);
    }

    private static void Part<TJob>(int part, int worker, void* context)
        where TJob : unmanaged, IRangeJob
    {
        Shared<TJob>* shared = (Shared<TJob>*)context;
        int from = (int)((long)shared->Count * part / shared->Parts);
        int to = (int)((long)shared->Count * (part + 1) / shared->Parts);
        shared->Job.Run(from, to);
    }

    private struct Shared<TJob>
        where TJob : unmanaged
    {
        public TJob Job;
        public int Count;
        public int Parts;
    }
}
