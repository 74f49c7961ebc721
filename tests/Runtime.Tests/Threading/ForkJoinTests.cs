using System;
using System.Linq;
using System.Threading;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Threading;

/// <summary>Every part is done exactly once, whatever else happens to the workers.</summary>
public sealed unsafe class ForkJoinTests
{
    private const int Parts = 97;

    private static int refusedChanges;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_part_is_done_once_and_by_a_worker_of_the_team(int size)
    {
        ForkJoin workers = new(size);
        for (int job = 0; job < 500; job++)
        {
            // Every tenth job finds the workers parked.
            if (job % 50 == 49)
            {
                Thread.Sleep(2);
            }

            Assert.All(Counts(workers, size), count => Assert.Equal(1, count));
        }

        workers.Stop();
    }

    [Fact]
    public void An_exception_in_a_part_comes_out_after_all_parts_have_ended_and_the_workers_go_on()
    {
        ForkJoin workers = new(3);
        int* done = stackalloc int[Parts];

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => RunFailing(workers, (nint)done));

        Assert.Equal("part 5", thrown.Message);
        Assert.Equal(Parts - 1, new ReadOnlySpan<int>(done, Parts).ToArray().Sum());
        Assert.All(Counts(workers, 3), count => Assert.Equal(1, count));
        workers.Stop();
    }

    [Fact]
    public void A_job_inside_a_job_and_jobs_of_other_threads_do_their_parts_alone()
    {
        ForkJoin workers = new(2);
        Nested = workers;
        int total = 0;
        workers.Run(8, &RunNested, &total);
        Assert.Equal(8 * Parts, total);

        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int job = 0; job < 200; job++)
            {
                Interlocked.Add(ref wrong, Counts(workers, 2).Count(count => count != 1));
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(0, wrong);
        workers.Stop();
    }

    [Fact]
    public void Workers_that_are_stopped_at_any_moment_leave_no_caller_waiting()
    {
        for (int trial = 0; trial < 300; trial++)
        {
            ForkJoin workers = new(2);
            Thread caller = new(() =>
            {
                for (int job = 0; job < 20; job++)
                {
                    Assert.All(Counts(workers, 2), count => Assert.Equal(1, count));
                }
            });
            caller.Start();
            Thread.SpinWait(trial * 50);
            workers.Stop();
            Assert.True(caller.Join(TimeSpan.FromSeconds(30)), "The caller waits for a worker that has ended.");
        }
    }

    /// <summary>On the caller's thread and on workers, in a job and in a job inside it; before, between and after jobs nothing is refused.</summary>
    [Fact]
    public void The_number_of_threads_cannot_be_changed_from_within_a_job()
    {
        ForkJoin workers = new(2);
        Nested = workers;
        refusedChanges = 0;
        Thread caller = new(() => workers.Run(64, &RunUse, null)) { IsBackground = true };
        caller.Start();
        Assert.True(caller.Join(TimeSpan.FromSeconds(30)), "The call waits for the job, and the job for the call.");
        Assert.Equal(64, refusedChanges);
        Assert.False(SharedJob.InJob);
        StaticNetsThreads.Use(StaticNetsThreads.Count);
        Assert.Throws<InvalidOperationException>(() => RunFailing(workers));
        Assert.False(SharedJob.InJob);
        workers.Stop();
    }

    [Fact]
    public void A_job_allocates_nothing()
    {
        ForkJoin workers = new(2);

        Floats.AllocatesNothing(() => RunQuietly(workers));
        workers.Stop();
    }

    private static ForkJoin? Nested { get; set; }

    private static int[] Counts(ForkJoin workers, int size)
    {
        int* counts = stackalloc int[Parts + 1];
        new Span<int>(counts, Parts).Clear();
        counts[Parts] = size;
        workers.Run(Parts, &Count, counts);
        return new ReadOnlySpan<int>(counts, Parts).ToArray();
    }

    private static void RunQuietly(ForkJoin workers)
    {
        int* counts = stackalloc int[Parts + 1];
        counts[Parts] = 2;
        workers.Run(Parts, &Count, counts);
    }

    private static void RunFailing(ForkJoin workers)
    {
        int* done = stackalloc int[Parts];
        RunFailing(workers, (nint)done);
    }

    private static void RunUse(int part, int worker, void* context)
    {
        RunQuietly(Nested!);
        try
        {
            StaticNetsThreads.Use(StaticNetsThreads.Count);
        }
        catch (InvalidOperationException)
        {
            Interlocked.Increment(ref refusedChanges);
        }
    }

    private static void RunFailing(ForkJoin workers, nint done)
    {
        new Span<int>((void*)done, Parts).Clear();
        workers.Run(Parts, &Fail, (void*)done);
    }

    private static void Count(int part, int worker, void* context)
    {
        int* counts = (int*)context;
        Interlocked.Add(ref counts[part], worker >= 0 && worker < counts[Parts] ? 1 : 1000);
    }

    private static void Fail(int part, int worker, void* context)
    {
        if (part == 5)
        {
            throw new InvalidOperationException("part 5");
        }

        Interlocked.Increment(ref ((int*)context)[part]);
    }

    private static void RunNested(int part, int worker, void* context)
    {
        int* counts = stackalloc int[Parts + 1];
        new Span<int>(counts, Parts).Clear();
        counts[Parts] = 2;
        Nested!.Run(Parts, &Count, counts);
        Interlocked.Add(ref *(int*)context, new ReadOnlySpan<int>(counts, Parts).ToArray().Sum());
    }
}
