using System;

namespace StaticNets.Generator.Layers;

/// <summary>Common divisors: the way out that messages name.</summary>
internal static class Divisor
{
    /// <summary>The largest common divisor of <paramref name="a"/> and <paramref name="b"/> up to <paramref name="limit"/>; at least 1.</summary>
    public static int Below(int a, int b, int limit)
    {
        int common = Greatest(a, b);
        int best = 1;
        for (int divisor = 1; (long)divisor * divisor <= common; divisor++)
        {
            if (common % divisor == 0)
            {
                best = Larger(best, divisor, limit);
                best = Larger(best, common / divisor, limit);
            }
        }

        return best;
    }

    private static int Larger(int best, int divisor, int limit) => divisor <= limit ? Math.Max(best, divisor) : best;

    private static int Greatest(int a, int b) => b == 0 ? a : Greatest(b, a % b);
}
