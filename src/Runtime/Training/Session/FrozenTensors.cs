using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>Which tensors of a network a session leaves as they are, and how many updates each has missed.</summary>
internal sealed class FrozenTensors
{
    private readonly NetworkLayout layout;
    private readonly bool[] parameters;
    private readonly bool[] states;
    private readonly bool[] counters;
    private readonly long[] skipped;

    public FrozenTensors(NetworkLayout layout)
    {
        this.layout = layout;
        parameters = new bool[layout.Parameters.Count];
        states = new bool[layout.States.Count];
        counters = new bool[layout.Counters.Count];
        skipped = new long[layout.Parameters.Count];
    }

    /// <summary>Whether anything is frozen, or was.</summary>
    public bool Any => Flags.Contains(1L) || skipped.Any(count => count > 0);

    /// <summary>1 for each tensor that is frozen: parameters, states, counters.</summary>
    public long[] Flags => [.. parameters.Concat(states).Concat(counters).Select(frozen => frozen ? 1L : 0L)];

    /// <summary>By parameter: the updates that it has missed.</summary>
    public long[] Skipped => [.. skipped];

    /// <summary>Names of everything that is frozen.</summary>
    public string[] Names =>
    [
        .. layout.Parameters.Where((_, i) => parameters[i]).Concat(layout.States.Where((_, i) => states[i])).Select(tensor => tensor.Name),
        .. layout.Counters.Where((_, i) => counters[i]),
    ];

    public bool IsFrozenCounter(int counter) => counters[counter];

    /// <summary>Freezes what the pattern matches, or unfreezes it.</summary>
    /// <exception cref="ArgumentException">It matches nothing; the message names what is close.</exception>
    public void Set(string pattern, bool frozen, bool statistics)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        int found = Set(parameters, layout.Parameters.Select(tensor => tensor.Name), pattern, frozen);
        if (statistics)
        {
            found += Set(states, layout.States.Select(tensor => tensor.Name), pattern, frozen);
            found += Set(counters, layout.Counters, pattern, frozen);
        }

        if (found == 0)
        {
            IEnumerable<string> names = layout.Parameters.Concat(statistics ? layout.States : []).Select(tensor => tensor.Name);
            throw new ArgumentException($"{layout.Network} has no {(statistics ? "tensor" : "parameter")} that '{Text.Name(pattern)}' matches{NamePattern.Describe(pattern, names)}.", nameof(pattern));
        }
    }

    public void Restore(long[] flags, long[] missed)
    {
        for (int i = 0; i < flags.Length; i++)
        {
            int state = i - parameters.Length;
            int counter = state - states.Length;
            (counter >= 0 ? ref counters[counter] : ref state >= 0 ? ref states[state] : ref parameters[i]) = flags[i] != 0;
        }

        missed.CopyTo(skipped, 0);
    }

    /// <summary>What is trained: neighbours that have missed as many updates are one run.</summary>
    public TrainedRange[] Ranges()
    {
        List<TrainedRange> ranges = [];
        for (int i = 0; i < parameters.Length; i++)
        {
            TensorInfo tensor = layout.Parameters[i];
            if (parameters[i])
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1] is var last && last.Start + last.Length == tensor.Offset && last.Skipped == skipped[i])
            {
                ranges[^1] = last with { Length = last.Length + tensor.Length };
            }
            else
            {
                ranges.Add(new TrainedRange(tensor.Offset, tensor.Length, skipped[i]));
            }
        }

        return [.. ranges];
    }

    /// <summary>Gradients of what is frozen are 0: they count for no norm, and spoil no step.</summary>
    public void Clear(Span<float> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i])
            {
                gradients.Slice(layout.Parameters[i].Offset, layout.Parameters[i].Length).Clear();
            }
        }
    }

    /// <summary>An update passes.</summary>
    public void Skip()
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            skipped[i] += parameters[i] ? 1 : 0;
        }
    }

    /// <summary>Puts back the running statistics that are frozen.</summary>
    public void PutBack(ReadOnlySpan<float> before, Span<float> values)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i])
            {
                TensorInfo tensor = layout.States[i];
                before.Slice(tensor.Offset, tensor.Length).CopyTo(values[tensor.Offset..]);
            }
        }
    }

    private static int Set(bool[] flags, IEnumerable<string> names, string pattern, bool frozen)
    {
        int found = 0;
        int i = 0;
        foreach (string name in names)
        {
            if (NamePattern.Matches(pattern, name))
            {
                flags[i] = frozen;
                found++;
            }

            i++;
        }

        return found;
    }
}
