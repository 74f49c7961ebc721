using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Description;

/// <summary>Layers that belong to one block, as their names tell.</summary>
/// <param name="Path">What their names begin with, such as <c>layer1.0</c>; of the whole network it is empty.</param>
/// <param name="Parent">The group around it; null: none.</param>
internal sealed record LayerGroup(string Path, LayerGroup? Parent)
{
    /// <summary>What stands on it: its path below the group around it.</summary>
    public string Label => Parent is { Path.Length: > 0 } ? Path[(Parent.Path.Length + 1)..] : Path;

    /// <summary>Groups around it.</summary>
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>The innermost group of each layer.</summary>
    public static LayerGroup[] Of(IReadOnlyList<LayerDescription> layers)
    {
        // A block names what its author did not by kind and number right under its own path (layer1.0.relu1): that tells a path of a block from a dot in a name (downsample.0).
        HashSet<string> paths = [.. layers.Where(IsNumbered).Select(layer => Outer(layer.Name)).Where(path => path.Length > 0)];
        paths.RemoveWhere(path => !IsBlock(layers, path + "."));

        Dictionary<string, LayerGroup> groups = new(StringComparer.Ordinal) { [""] = new LayerGroup("", null) };
        return [.. layers.Select(layer => Find(groups, paths, Outer(layer.Name)))];
    }

    /// <summary>A layer's name below the group.</summary>
    public string Shorten(string name) => Path.Length == 0 ? name : name[(Path.Length + 1)..];

    /// <summary>Whether a group is this one or lies in it.</summary>
    public bool Contains(LayerGroup? other)
    {
        for (LayerGroup? group = other; group is not null; group = group.Parent)
        {
            if (group == this)
            {
                return true;
            }
        }

        return false;
    }

    private static LayerGroup Find(Dictionary<string, LayerGroup> groups, HashSet<string> paths, string path)
    {
        while (path.Length > 0 && !paths.Contains(path))
        {
            path = Outer(path);
        }

        if (!groups.TryGetValue(path, out LayerGroup? group))
        {
            group = new LayerGroup(path, Find(groups, paths, Outer(path)));
            groups.Add(path, group);
        }

        return group;
    }

    /// <summary>Whether two layers or more have the prefix, and none between them lacks it: a block's layers stand in one place.</summary>
    private static bool IsBlock(IReadOnlyList<LayerDescription> layers, string prefix)
    {
        bool[] within = [.. layers.Select(layer => layer.Name.StartsWith(prefix, StringComparison.Ordinal))];
        int count = within.Count(inside => inside);
        return count > 1 && Array.LastIndexOf(within, true) - Array.IndexOf(within, true) == count - 1;
    }

    private static bool IsNumbered(LayerDescription layer)
    {
        string last = layer.Name[(layer.Name.LastIndexOf('.') + 1)..];
        return last.StartsWith(layer.Kind, StringComparison.OrdinalIgnoreCase) && last.Length > layer.Kind.Length && last.AsSpan(layer.Kind.Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static string Outer(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];
}
