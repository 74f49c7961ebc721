using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Description.Drawing;

/// <summary>The frames around groups.</summary>
internal static class GroupFrames
{
    /// <summary>The frame of every group that holds nothing of others, outer ones first.</summary>
    /// <param name="graph">With its vertices in their places.</param>
    /// <param name="labelWidth">Width of a group's label.</param>
    public static List<(LayerGroup Group, double Left, double Top, double Right, double Bottom)> Of(LayeredGraph graph, Func<LayerGroup, double> labelWidth)
    {
        Vertex[] boxes = [.. graph.Ranks.SelectMany(row => row).Where(vertex => !vertex.IsBend)];
        Dictionary<LayerGroup, int> levels = []; // groups within it, one in the other, itself counted
        foreach (Vertex box in boxes)
        {
            int level = 1;
            for (LayerGroup? group = box.Group; group is { Parent: not null }; group = group.Parent, level++)
            {
                levels[group] = Math.Max(levels.GetValueOrDefault(group), level);
            }
        }

        List<(LayerGroup, double, double, double, double)> frames = [];
        foreach ((LayerGroup group, int level) in levels.OrderBy(entry => entry.Key.Depth).ThenBy(entry => entry.Key.Path, StringComparer.Ordinal))
        {
            Vertex[] inside = [.. boxes.Where(box => group.Contains(box.Group))];
            int first = inside.Min(box => box.Rank), last = inside.Max(box => box.Rank);
            IEnumerable<Vertex> all = inside.Concat(graph.Ranks[first..(last + 1)].SelectMany(row => row).Where(vertex => vertex.IsBend && group.Contains(vertex.Group)));
            double left = all.Min(vertex => vertex.X - (vertex.Width / 2)) - (level * Placement.Frame);
            double right = all.Max(vertex => vertex.X + (vertex.Width / 2)) + (level * Placement.Frame);
            double more = Math.Max(0, labelWidth(group) - (right - left)) / 2;
            (left, right) = (left - more, right + more);
            double top = inside.Min(box => box.Y) - (level * (Placement.Frame + Placement.Label)) + Placement.Frame;
            double bottom = inside.Max(box => box.Y + box.Height) + (level * Placement.Frame);
            bool foreign = boxes.Any(box => !group.Contains(box.Group)
                && box.X + (box.Width / 2) > left && box.X - (box.Width / 2) < right && box.Y + box.Height > top && box.Y < bottom);
            if (!foreign)
            {
                frames.Add((group, left, top, right, bottom));
            }
        }

        return frames;
    }
}
