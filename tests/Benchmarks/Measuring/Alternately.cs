using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime;
using System.Threading;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Times several calls alternately (A B A B ...), so that a busy machine slows all of them, and gives medians.</summary>
internal static class Alternately
{
    private const int BusyMilliseconds = 50;
    private const int QuietMilliseconds = 150;
    private const int QuietRounds = 3;

    /// <summary>Nanoseconds of one call of each.</summary>
    /// <param name="pace">How long each is timed.</param>
    /// <param name="calls">Each runs as often as it is told.</param>
    public static double[] Medians(Pace pace, params Action<int>[] calls)
    {
        int[] repetitions = Array.ConvertAll(calls, call => Repetitions(pace, call));
        List<double>[] times = Array.ConvertAll(calls, _ => new List<double>());
        for (int round = 0; round < pace.Rounds; round++)
        {
            for (int i = 0; i < calls.Length; i++)
            {
                if (pace.PauseMilliseconds > 0)
                {
                    Thread.Sleep(pace.PauseMilliseconds);
                    calls[i](1);
                }

                times[i].Add(Nanoseconds(calls[i], repetitions[i]) / repetitions[i]);
            }
        }

        return Array.ConvertAll(times, Median);
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Bytes that a call allocates, on whatever thread: the least of several attempts, because others may allocate meanwhile.</summary>
    public static long Bytes(Action<int> call)
    {
        const int Calls = 20;
        return Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            call(Calls);
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
        });
    }

    /// <summary>Calls until the compiler has done with them; then how many make a sample.</summary>
    private static int Repetitions(Pace pace, Action<int> call)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; calls < 3 || (calls < pace.WarmCalls && Stopwatch.GetElapsedTime(start).TotalMilliseconds < pace.WarmMilliseconds); calls++)
        {
            call(1);
        }

        // Methods are counted some time after they were new, and those called often then are compiled anew in the background: on one processor that needs us to wait, several times.
        for (int quiet = 0; quiet < QuietRounds && Stopwatch.GetElapsedTime(start).TotalMilliseconds < 3 * pace.WarmMilliseconds;)
        {
            long methods = JitInfo.GetCompiledMethodCount();
            long busy = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(busy).TotalMilliseconds < BusyMilliseconds)
            {
                call(1);
            }

            Thread.Sleep(QuietMilliseconds);
            quiet = JitInfo.GetCompiledMethodCount() == methods ? quiet + 1 : 0;
        }

        double one = Nanoseconds(call, 1);
        int some = (int)Math.Clamp(1e6 / one, 1, 10_000);
        return (int)Math.Clamp(pace.SampleMilliseconds * 1e6 * some / Nanoseconds(call, some), 1, 1e7);
    }

    private static double Nanoseconds(Action<int> call, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        call(repetitions);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
