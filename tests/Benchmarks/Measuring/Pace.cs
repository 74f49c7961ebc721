namespace StaticNets.Benchmarks.Measuring;

/// <summary>How long a measurement takes.</summary>
/// <param name="Rounds">Samples of each side; the figure is their median.</param>
/// <param name="SampleMilliseconds">A sample is one call, or as many as last this long.</param>
/// <param name="WarmCalls">Calls before anything is timed, after which the compiler has its last tier in sight...</param>
/// <param name="WarmMilliseconds">...unless they take longer than this.</param>
/// <param name="PauseMilliseconds">Before each sample, so that threads of the other side that spin have gone to sleep; not with one thread.</param>
internal sealed record Pace(int Rounds, double SampleMilliseconds, int WarmCalls, double WarmMilliseconds, int PauseMilliseconds)
{
    /// <summary>For the table.</summary>
    public static Pace Full { get; } = new(31, 3, 100, 3000, 0);

    /// <summary>For a look at the state of things.</summary>
    public static Pace Quick { get; } = new(9, 2, 40, 1000, 0);
}
