using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>
/// Runs kernels and counts: the numbers expected on one thread, the same bits on two, nothing written outside, and an expectation with one term missing that does not fit.
/// </summary>
internal sealed class Suite
{
    private readonly Team two;

    /// <param name="painted">Bytes of the stack to look at below each kernel; 0 where its need is not asked for.</param>
    public Suite(int painted)
    {
        Stack = new Stack(painted);
        StaticNetsThreads.Use(2);
        two = StaticNetsThreads.Current;
    }

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public Stack Stack { get; }

    /// <summary>A kernel that writes <paramref name="result"/>.</summary>
    public void Check(string kernel, Field result, Expectation expected, Action<Team> call) =>
        Check(kernel, result, expected, start: null, call);

    /// <summary>A kernel that writes <paramref name="result"/> or adds to it.</summary>
    public void CheckGradient(string kernel, Field result, Expectation expected, Action<Team, bool> call)
    {
        Check(kernel, result, expected, start: null, team => call(team, false));
        float[] start = Numbers.Distinct(result.Length, 77);
        Check(kernel + ", added", result, expected.AddedTo(start), start, team => call(team, true));
    }

    /// <summary>What is not a matter of numbers that a kernel writes.</summary>
    public void Require(string what, bool holds) => Count(what, holds ? null : "does not hold");

    private void Check(string kernel, Field result, Expectation expected, float[]? start, Action<Team> call)
    {
        Begin(result, start);
        call(Team.Alone);
        float[] alone = result.Span.ToArray();
        Begin(result, start);
        call(two);
        string? wrong = !expected.Fits(alone) ? "wrong numbers"
            : expected.WithoutOneTerm().Fits(alone) ? "a missing term would not be seen"
            : !Hash.Of(alone).Equals(Hash.Of(result), StringComparison.Ordinal) ? "two threads give other bits"
            : !result.MarginsAreWhole ? "something was written outside"
            : null;
        Stack.Measure(kernel, () => call(Team.Alone));
        Count(kernel, wrong);
    }

    private void Count(string what, string? wrong)
    {
        Passed += wrong is null ? 1 : 0;
        Failed += wrong is null ? 0 : 1;
        if (wrong is not null)
        {
            Console.WriteLine($"FAILED: {what}: {wrong}");
        }
    }

    private static void Begin(Field result, float[]? start)
    {
        result.Clear();
        start?.CopyTo(result.Span);
    }
}
