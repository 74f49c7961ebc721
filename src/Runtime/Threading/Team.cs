using System;

namespace StaticNets.Runtime.Threading;

/// <summary>
/// The threads that one call may use: the caller alone, or the caller and the process' parked workers.
/// Handed to every training kernel as its first argument; a kernel that has parts to share out calls <see cref="Run"/>.
/// </summary>
public readonly unsafe struct Team
{
    /// <summary>The caller's thread alone.</summary>
    public static Team Alone => default;

    private const double WorthHot = 5_000;
    private const double WorthWakingInSuccession = 50_000;
    private const double WorthWaking = 150_000;

    private readonly ForkJoin? workers;

    internal Team(ForkJoin workers) => this.workers = workers;

    /// <summary>How many threads work together, at least 1.</summary>
    public int Size => workers?.Size ?? 1;

    /// <summary>Whether the workers are spinning, so that sharing out costs next to nothing.</summary>
    public bool IsHot => workers is { IsHot: true };

    /// <summary>
    /// This team where it pays for work of so many nanoseconds on one core, else the caller alone: hot workers gain from about 5 us on, and waking parked ones takes 30 us and more,
    /// for which the work itself has to make up, or what follows it at once. Results do not depend on it.
    /// </summary>
    public Team Worth(double nanoseconds) => WorthWorkers(nanoseconds, WorthWaking) ? this : Alone;

    /// <summary>The same for so many multiply-adds, of which a core does about 50 in a nanosecond.</summary>
    public Team WorthMultiplyAdds(long count) => Worth(count * 0.02);

    /// <summary>Whether there are workers who gain from so much work; more than <paramref name="waking"/> is worth waking them in any case.</summary>
    internal bool WorthWorkers(double nanoseconds, double waking) =>
        workers is { } team && nanoseconds >= WorthHot && (nanoseconds >= waking || team.IsHot || (nanoseconds >= WorthWakingInSuccession && team.Follows(nanoseconds)));

    /// <summary>
    /// Calls <paramref name="body"/>(part, worker, context) for part = 0 … <paramref name="parts"/> - 1, shared out over the team, and returns when all are done.
    /// Which thread (worker = 0 … Size - 1, for indexing scratch) does which part never changes a result: parts write disjoint outputs. Allocates nothing.
    /// An exception in a part is rethrown on the caller's thread after all parts have ended.
    /// </summary>
    public void Run(int parts, delegate*<int, int, void*, void> body, void* context)
    {
        if (workers is null || parts <= 1)
        {
            for (int part = 0; part < parts; part++)
            {
                body(part, 0, context);
            }

            return;
        }

        workers.Run(parts, body, context);
    }
}
