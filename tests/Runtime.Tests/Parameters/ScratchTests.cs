using System;
using System.Runtime.CompilerServices;
using System.Threading;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class ScratchTests
{
    [Fact]
    public void Scratch_is_aligned_and_of_the_length_asked_for_and_the_same_each_time()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        long first = Rent(network, 100);
        Assert.Equal(0, first % 64);
        Assert.Equal(first, Rent(network, 100));
        Assert.Equal(first, Rent(network, 1));
        Assert.Equal(0, Rent(network, 1000) % 64);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rent(network, -1));
        Rent(network, 1000);
    }

    [Fact]
    public void Renting_again_allocates_nothing()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        Rent(network, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rent(network, 100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_second_use_at_the_same_time_is_refused_and_names_the_way_out()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        using (network.RentScratch(10))
        {
            string message = Assert.Throws<InvalidOperationException>(() => Rent(network, 10)).Message;
            Assert.Contains("whose last parameter is scratch", message, StringComparison.Ordinal);
            Assert.Contains("Small.ArenaLength", message, StringComparison.Ordinal);
        }

        Rent(network, 10);
    }

    /// <summary>Of two threads that meet at a barrier, and hold the scratch until both have tried, exactly one gets it: each time.</summary>
    [Fact]
    public void Every_forced_overlap_is_detected()
    {
        const int Rounds = 1000;
        NetworkCore network = Sample.Network(Sample.Small);
        using Barrier barrier = new(2);
        int refusals = 0;
        Thread[] threads = [new(Run), new(Run)];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.Equal(Rounds, refusals);
        Rent(network, 10);

        void Run()
        {
            for (int round = 0; round < Rounds; round++)
            {
                barrier.SignalAndWait();
                try
                {
                    using ScratchLease lease = network.RentScratch(10);
                    barrier.SignalAndWait();
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref refusals);
                    barrier.SignalAndWait();
                }
            }
        }
    }

    private static unsafe long Rent(NetworkCore network, int length)
    {
        using ScratchLease lease = network.RentScratch(length);
        if (lease.Span.Length != length)
        {
            throw new ArgumentException($"{lease.Span.Length} for {length}", nameof(length));
        }

        return (long)Unsafe.AsPointer(ref lease.Span[0]);
    }
}
