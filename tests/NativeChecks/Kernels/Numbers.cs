namespace StaticNets.NativeChecks.Kernels;

/// <summary>Test values that are the same on every machine.</summary>
internal static class Numbers
{
    /// <summary>
    /// Values spread evenly over (-2, 2) in random order: no two are equal and none is 0, 1, 3 or 6 to within the steps of <see cref="Differences"/>, so that maxima and clamps have a slope there.
    /// </summary>
    public static float[] Distinct(int length, ulong seed)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            // Knuth's linear congruential generator (MMIX) and Fisher-Yates.
            seed = unchecked((seed * 6364136223846793005) + 1442695040888963407);
            int place = (int)((seed >> 33) % (ulong)(i + 1));
            values[i] = values[place];
            values[place] = -2 + ((4 * i) + 1.7f) / length;
        }

        return values;
    }

    /// <summary>The same, above 0: 0.5 … 1.5.</summary>
    public static float[] Positive(int length, ulong seed) => System.Array.ConvertAll(Distinct(length, seed), value => 1 + (value / 4));
}
