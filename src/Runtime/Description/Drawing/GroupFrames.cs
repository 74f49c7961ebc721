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
    public static List<GroupFrame> Of(LayeredGraph graph, Func<LayerGroup, double> labelWidth)
    {
        Vertex[] all = [.. graph.Ranks.SelectMany(row => row)];
        Vertex[] boxes = [.. all.Where(vertex => !vertex.IsBend)];
        Dictionary<LayerGroup, GroupFrame> frames = [];
        foreach (LayerGroup group in Groups(boxes))
        {
            int first = boxes.Where(box => group.Contains(box.Group)).Min(box => box.Rank);
            GroupFrame[] inner = [.. frames.Values.Where(frame => frame.Group.Parent == group)];

            // What skips into the group from far above is not framed.
            Vertex[] own = [.. all.Where(vertex => vertex.Group == group && vertex.Rank >= first)];
            double left = own.Select(vertex => vertex.X - (vertex.Width / 2)).Concat(inner.Select(frame => frame.Left)).Min() - Placement.Frame;
            double right = own.Select(vertex => vertex.X + (vertex.Width / 2)).Concat(inner.Select(frame => frame.Right)).Max() + Placement.Frame;
            double top = own.Where(vertex => !vertex.IsBend).Select(box => box.Y).Concat(inner.Select(frame => frame.Top - Placement.Frame)).Min() - Placement.Label;
            double bottom = own.Where(vertex => !vertex.IsBend).Select(box => box.Y + box.Height).Concat(inner.Select(frame => frame.Bottom)).Max() + Placement.Frame;
            double more = Math.Max(0, labelWidth(group) - (right - left)) / 2;
            frames.Add(group, new GroupFrame(group, left - more, top, right + more, bottom));
        }

        return [.. frames.Values.Where(frame => !boxes.Any(box => !frame.Group.Contains(box.Group) && frame.Touches(box))).OrderBy(frame => frame.Group.Depth)];
    }

    /// <summary>All groups but the whole network, inner ones first.</summary>
    private static List<LayerGroup> Groups(Vertex[] boxes)
    {
        HashSet<LayerGroup> groups = [];
        foreach (Vertex box in boxes)
        {
            for (LayerGroup? group = box.Group; group is { Parent: not null }; group = group.Parent)
            {
                groups.Add(group);
            }
        }

        return [.. groups.OrderByDescending(group => group.Depth).ThenBy(group => group.Path, StringComparer.Ordinal)];
    }
}
