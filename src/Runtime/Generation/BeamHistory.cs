using System;
using StaticNets.Runtime;

namespace StaticNets.Generation;

/// <summary>What the beams of a search have written: of each step the token and the beam from which each went on, so that no sequence is copied.</summary>
/// <param name="beams">How many there are.</param>
/// <param name="steps">Most steps.</param>
internal sealed class BeamHistory(int beams, int steps)
{
    private readonly int[] tokens = new int[beams * steps];
    private readonly int[] parents = new int[beams * steps];

    public void Add(int step, ReadOnlySpan<int> stepTokens, ReadOnlySpan<int> stepParents)
    {
        stepTokens.CopyTo(tokens.AsSpan(step * beams));
        stepParents.CopyTo(parents.AsSpan(step * beams));
    }

    /// <summary>Writes what a beam has written.</summary>
    /// <param name="place">length · beams + beam: which beam, after how many steps.</param>
    /// <param name="sequence">Its beginning is written.</param>
    /// <returns>Its length.</returns>
    public int Read(int place, Span<int> sequence)
    {
        (int length, int beam) = Math.DivRem(place, beams);
        Guard.AtLeast(sequence.Length, length, nameof(sequence));
        for (int step = length - 1; step >= 0; step--)
        {
            sequence[step] = tokens[(step * beams) + beam];
            beam = parents[(step * beams) + beam];
        }

        return length;
    }
}
