using System;
using System.Threading;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Threading;

/// <summary>A worker leaves the one processor it is told, and no other. On threads of their own, because a mask stays with its thread.</summary>
public sealed class ProcessorMaskTests
{
    [Fact]
    public void A_thread_leaves_the_processor_it_is_told_and_may_come_back_when_told_another()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.ProcessorCount > 1, "There is no processor to choose.");
        OnOwnThread(() =>
        {
            ProcessorMask mask = new();
            int first = Thread.GetCurrentProcessorId();
            Assert.True(mask.Avoid(first));
            int second = Stays(not: first);

            Assert.True(mask.Avoid(second));
            Stays(not: second);
        });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8192)]
    [InlineData(int.MaxValue)]
    public void A_processor_that_there_cannot_be_is_refused_and_changes_nothing(int processor) => OnOwnThread(() =>
    {
        ProcessorMask mask = new();
        Assert.False(mask.Avoid(processor));
    });

    [Fact]
    public void Where_one_processor_is_left_the_thread_stays_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.ProcessorCount == 2, "Written for two processors.");
        OnOwnThread(() =>
        {
            new ProcessorMask().Avoid(0);
            ProcessorMask narrow = new();
            Assert.False(narrow.Avoid(1));
            Assert.Equal(1, Stays(not: 0));
        });
    }

    private static int Stays(int not)
    {
        for (int look = 0; look < 100; look++)
        {
            Assert.NotEqual(not, Thread.GetCurrentProcessorId());
            Thread.Yield();
        }

        return Thread.GetCurrentProcessorId();
    }

    private static void OnOwnThread(Action check)
    {
        Exception? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                check();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            throw new InvalidOperationException(thrown.Message, thrown);
        }
    }
}
