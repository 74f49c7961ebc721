using System;
using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// Which tensor of a network each entry of a file is. Written in loops, as all that loading needs: what LINQ brings
/// with it would be a tenth of a small native program.
/// </summary>
internal sealed class WeightMatch
{
    private readonly Dictionary<string, TensorInfo> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorInfo> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);

    /// <summary>Looks entries up; whether they fit is another question.</summary>
    public WeightMatch(NetworkLayout layout)
    {
        foreach (TensorInfo tensor in layout.Parameters)
        {
            parameters.Add(tensor.Name, tensor);
        }

        foreach (TensorInfo tensor in layout.States)
        {
            states.Add(tensor.Name, tensor);
        }

        for (int i = 0; i < layout.Counters.Count; i++)
        {
            counters.Add(layout.Counters[i], i);
        }
    }

    /// <summary>Names match to the letter. Counters may be missing; nothing else may, and nothing may be left over.</summary>
    /// <exception cref="SafetensorsException">Something does not fit; the message lists everything that does not.</exception>
    public static WeightMatch Of(NetworkLayout layout, IReadOnlyList<SafetensorsEntry> entries)
    {
        WeightMatch match = new(layout);
        HashSet<string> present = new(StringComparer.Ordinal);
        List<string> unexpected = [];
        List<string> unfit = [];
        foreach (SafetensorsEntry entry in entries)
        {
            present.Add(entry.Name);
            if (!match.Knows(entry.Name))
            {
                unexpected.Add(entry.ToString());
            }
            else if (match.Unfit(entry) is { } fault)
            {
                unfit.Add(fault);
            }
        }

        List<string> missing = [];
        AddMissing(layout.Parameters, present, missing);
        AddMissing(layout.States, present, missing);

        string faults = Group("missing", missing) + Group("unexpected", unexpected) + Group("of another shape or type", unfit);
        return faults.Length == 0 ? match : throw new SafetensorsException($"The file does not fit {layout.Network}.{faults}");
    }

    /// <summary>Index of the counter of this name, or null.</summary>
    public int? Counter(string name) => counters.TryGetValue(name, out int index) ? index : null;

    /// <summary>The parameter or state of this name.</summary>
    public (TensorInfo Tensor, bool State) Tensor(string name) => parameters.TryGetValue(name, out TensorInfo? parameter) ? (parameter, false) : (states[name], true);

    /// <summary>Whether the network has a tensor or counter of this name.</summary>
    public bool Knows(string name) => parameters.ContainsKey(name) || states.ContainsKey(name) || counters.ContainsKey(name);

    /// <summary>What is wrong with an entry whose name the network knows; null: nothing.</summary>
    public string? Unfit(SafetensorsEntry entry)
    {
        if (parameters.TryGetValue(entry.Name, out TensorInfo? known) || states.TryGetValue(entry.Name, out known))
        {
            return Widening.Takes(entry.Type) && entry.HasShape(known.Shape) ? null : $"{entry}, wanted {Text.Shape(known.Shape)} F32, F16 or BF16";
        }

        bool counter = counters.ContainsKey(entry.Name);
        return !counter || (entry.Type == TensorType.I64 && entry.Shape.Count == 0) ? null : $"{entry}, wanted [] I64";
    }

    private static void AddMissing(IReadOnlyList<TensorInfo> tensors, HashSet<string> present, List<string> missing)
    {
        foreach (TensorInfo tensor in tensors)
        {
            if (!present.Contains(tensor.Name))
            {
                missing.Add($"'{tensor.Name}' {Text.Shape(tensor.Shape)}");
            }
        }
    }

    private static string Group(string what, List<string> items) => items.Count == 0 ? "" : $" {items.Count} {what}: {string.Join("; ", items)}.";
}
