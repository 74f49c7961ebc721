using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>Which tensor of a network each entry of a file is. Exists only where every one fits.</summary>
internal sealed class WeightMatch
{
    private readonly Dictionary<string, (TensorInfo Tensor, bool State)> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);

    private WeightMatch(NetworkLayout layout)
    {
        foreach (TensorInfo tensor in layout.Parameters)
        {
            tensors.Add(tensor.Name, (tensor, false));
        }

        foreach (TensorInfo tensor in layout.States)
        {
            tensors.Add(tensor.Name, (tensor, true));
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
        HashSet<string> present = new(entries.Select(entry => entry.Name), StringComparer.Ordinal);
        List<string> missing = [.. layout.Parameters.Concat(layout.States).Where(tensor => !present.Contains(tensor.Name)).Select(tensor => $"'{tensor.Name}' {Text.Shape(tensor.Shape)}")];
        List<string> unexpected = [.. entries.Where(entry => !match.Knows(entry.Name)).Select(entry => entry.ToString())];
        List<string> unfit = [.. entries.Select(match.Unfit).OfType<string>()];

        string[] faults = [.. new[] { Group("missing", missing), Group("unexpected", unexpected), Group("of another shape or type", unfit) }.OfType<string>()];
        return faults.Length == 0 ? match : throw new SafetensorsException($"The file does not fit {layout.Network}. {string.Join(" ", faults)}");
    }

    /// <summary>Index of the counter of this name, or null.</summary>
    public int? Counter(string name) => counters.TryGetValue(name, out int index) ? index : null;

    /// <summary>The parameter or state of this name.</summary>
    public (TensorInfo Tensor, bool State) Tensor(string name) => tensors[name];

    private bool Knows(string name) => tensors.ContainsKey(name) || counters.ContainsKey(name);

    private string? Unfit(SafetensorsEntry entry)
    {
        if (tensors.TryGetValue(entry.Name, out (TensorInfo Tensor, bool State) known))
        {
            return Widening.Takes(entry.Type) && entry.HasShape(known.Tensor.Shape) ? null : $"{entry}, wanted {Text.Shape(known.Tensor.Shape)} F32, F16 or BF16";
        }

        bool counter = counters.ContainsKey(entry.Name);
        return !counter || (entry.Type == TensorType.I64 && entry.Shape.Count == 0) ? null : $"{entry}, wanted [] I64";
    }

    private static string? Group(string what, List<string> items) => items.Count == 0 ? null : $"{items.Count} {what}: {string.Join("; ", items)}.";
}
