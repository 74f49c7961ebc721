using System;
using System.Linq;
using System.Text.Json;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Products;

namespace StaticNets.Benchmarks.Commands;

/// <summary>Measures one case in this process: what the table's command starts for each.</summary>
internal static class MeasureCommand
{
    /// <summary>Prints an <see cref="Outcome"/>.</summary>
    public static void Run(string name, string model, string weights, int threads, bool quick)
    {
        StaticNetsThreads.Use(threads);
        using Contest contest = new(Case.Everything.Single(one => one.Name == name), model, weights, threads);
        Pace pace = quick ? Pace.Quick : Pace.Full;
        double[] times = Alternately.Medians(threads == 1 ? pace : pace with { PauseMilliseconds = 20 }, contest.Ours, contest.Theirs, Peak);
        Console.WriteLine(JsonSerializer.Serialize(new Outcome(times[0], times[1], Machine.Work / times[2], Alternately.Bytes(contest.Ours), contest.Difference)));
    }

    private static void Peak(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Machine.MultiplyAdds();
        }
    }
}
