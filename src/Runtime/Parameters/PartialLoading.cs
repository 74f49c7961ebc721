using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads of a safetensors file what fits a network; everything else stays as it is.</summary>
internal static class PartialLoading
{
    /// <param name="layout">The network's tensors.</param>
    /// <param name="old">Its weights now.</param>
    /// <param name="reader">The file.</param>
    /// <param name="except">Patterns of names that are not taken.</param>
    /// <exception cref="ArgumentException">A pattern matches nothing, neither in the network nor in the file.</exception>
    /// <exception cref="SafetensorsException">The file is malformed, or none of its tensors fits.</exception>
    public static (WeightLoading.Loaded Weights, WeightReport Report) Read(NetworkLayout layout, NetworkWeights old, SafetensorsReader reader, string[] except)
    {
        WeightMatch match = new(layout);
        string[] own = [.. layout.Parameters.Concat(layout.States).Select(tensor => tensor.Name)];
        CheckPatterns(layout, except, [.. own, .. layout.Counters, .. reader.Entries.Select(entry => entry.Name)]);

        HashSet<string> taken = new(StringComparer.Ordinal);
        List<string> unexpected = [];
        List<string> unfit = [];
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            if (IsExcepted(entry.Name, except))
            {
                continue;
            }

            List<string>? list = !match.Knows(entry.Name) ? unexpected : match.Unfit(entry) is not null ? unfit : null;
            list?.Add(entry.Name);
            if (list is null)
            {
                taken.Add(entry.Name);
            }
        }

        WeightReport report = new(
            [.. taken],
            [.. own.Where(name => !taken.Contains(name) && !unfit.Contains(name) && !IsExcepted(name, except))],
            unexpected,
            unfit,
            [.. own.Where(name => IsExcepted(name, except))]);
        return taken.Count > 0
            ? (Take(match, old, reader, taken), report)
            : throw new SafetensorsException($"None of the file's tensors fits {layout.Network}: {report}.");
    }

    private static WeightLoading.Loaded Take(WeightMatch match, NetworkWeights old, SafetensorsReader reader, HashSet<string> taken)
    {
        WeightLoading.Loaded loaded = new(FloatBuffer.CopyOf(old.Parameters), FloatBuffer.CopyOf(old.States), old.Counters.ToArray());
        Span<byte> counter = stackalloc byte[sizeof(long)];
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            if (!taken.Contains(entry.Name))
            {
                reader.Skip();
            }
            else if (match.Counter(entry.Name) is { } index)
            {
                reader.Read(counter);
                loaded.Counters[index] = BitConverter.ToInt64(counter);
            }
            else
            {
                (TensorInfo tensor, bool state) = match.Tensor(entry.Name);
                reader.ReadFloats((state ? loaded.States : loaded.Parameters).Write.Slice(tensor.Offset, tensor.Length));
            }
        }

        reader.End();
        return loaded;
    }

    private static bool IsExcepted(string name, string[] except) => Array.Exists(except, pattern => NamePattern.Matches(pattern, name));

    private static void CheckPatterns(NetworkLayout layout, string[] except, string[] names)
    {
        foreach (string pattern in except)
        {
            ArgumentNullException.ThrowIfNull(pattern, nameof(except));
            if (!Array.Exists(names, name => NamePattern.Matches(pattern, name)))
            {
                throw new ArgumentException($"Neither {layout.Network} nor the file has a tensor that '{Text.Name(pattern)}' matches{NamePattern.Describe(pattern, names)}.", nameof(except));
            }
        }
    }
}
