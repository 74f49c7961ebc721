using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Description.Drawing;

/// <summary>Gives the vertices their places: rows from the top with room for the frames of groups, and within a row each as near to its neighbours as the others leave room for.</summary>
internal static class Placement
{
    /// <summary>From the frame of a group to what is in it.</summary>
    public const double Frame = 9;

    /// <summary>Room for a group's label.</summary>
    public const double Label = 22;

    private const double RowGap = 22;
    private const double ColumnGap = 16;
    private const int Sweeps = 8;

    /// <summary>Places all vertices.</summary>
    public static void Place(LayeredGraph graph)
    {
        PlaceRows(graph.Ranks);
        foreach (Vertex vertex in graph.Ranks.SelectMany(row => row))
        {
            // A chain needs the room of its widest box in all its rows; otherwise that one would be pushed out of line.
            vertex.Room = !vertex.IsBend && IsUnder(vertex) ? Math.Max(vertex.Width, vertex.Above[0].Room) : vertex.Width;
        }

        foreach (Vertex vertex in graph.Ranks.Reverse().SelectMany(row => row).Where(vertex => !vertex.IsBend && IsOver(vertex) && !vertex.Below[0].IsBend))
        {
            vertex.Room = vertex.Below[0].Room;
        }

        foreach (List<Vertex> row in graph.Ranks)
        {
            Settle(row, vertex => [vertex]); // side by side
        }

        Sweep(graph.Ranks, vertex => vertex.Above);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            Sweep([.. graph.Ranks.Reverse()], vertex => IsOver(vertex) ? vertex.Below : [.. vertex.Above, .. vertex.Below]);
            Sweep(graph.Ranks, vertex => IsUnder(vertex) ? vertex.Above : [.. vertex.Above, .. vertex.Below]);
        }

        double left = graph.Ranks.SelectMany(row => row).Select(vertex => vertex.X - (vertex.Width / 2)).DefaultIfEmpty(0).Min();
        foreach (Vertex vertex in graph.Ranks.SelectMany(row => row))
        {
            vertex.X -= left;
        }
    }

    private static void PlaceRows(List<Vertex>[] rows)
    {
        Dictionary<LayerGroup, (int First, int Last)> spans = [];
        foreach (Vertex vertex in rows.SelectMany(row => row).Where(vertex => !vertex.IsBend))
        {
            for (LayerGroup? group = vertex.Group; group is { Parent: not null }; group = group.Parent)
            {
                (int first, int last) = spans.GetValueOrDefault(group, (vertex.Rank, vertex.Rank));
                spans[group] = (Math.Min(first, vertex.Rank), Math.Max(last, vertex.Rank));
            }
        }

        double y = 0;
        for (int rank = 0; rank < rows.Length; rank++)
        {
            y += Deepest(spans.Where(span => span.Value.First == rank)) * (Frame + Label);
            double height = rows[rank].Max(vertex => vertex.Height);
            foreach (Vertex vertex in rows[rank])
            {
                vertex.Height = vertex.IsBend ? height : vertex.Height;
                vertex.Y = y + ((height - vertex.Height) / 2);
            }

            y += height + RowGap + (Deepest(spans.Where(span => span.Value.Last == rank)) * Frame);
        }
    }

    /// <summary>Whether a vertex and the one above it have but each other on that side: then it stands straight under it.</summary>
    private static bool IsUnder(Vertex vertex) => vertex.Above.Count == 1 && vertex.Above[0].Below.Count == 1;

    private static bool IsOver(Vertex vertex) => vertex.Below.Count == 1 && vertex.Below[0].Above.Count == 1;

    /// <summary>Most groups one in the other.</summary>
    private static int Deepest(IEnumerable<KeyValuePair<LayerGroup, (int First, int Last)>> spans)
    {
        int[] depths = [.. spans.Select(span => span.Key.Depth).Distinct()];
        return depths.Length == 0 ? 0 : depths.Max() - depths.Min() + 1;
    }

    private static void Sweep(List<Vertex>[] rows, Func<Vertex, List<Vertex>> neighbours)
    {
        foreach (List<Vertex> row in rows)
        {
            Settle(row, neighbours);
        }
    }

    /// <summary>
    /// Moves a row to the least sum of squared distances from where its vertices want to be, without changing its order or coming too close: isotonic regression by pooling
    /// neighbours that would overlap (Ayer et al. 1955).
    /// </summary>
    private static void Settle(List<Vertex> row, Func<Vertex, List<Vertex>> neighbours)
    {
        List<(double Sum, double Weight, int Count)> pools = [];
        double[] offsets = new double[row.Count];
        for (int i = 0; i < row.Count; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + Distance(row[i - 1], row[i]);
            (double wish, double weight) = Wish(row[i], neighbours(row[i]));
            (double Sum, double Weight, int Count) pool = (weight * (wish - offsets[i]), weight, 1);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Weight >= pool.Sum / pool.Weight)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Weight + pools[^1].Weight, pool.Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        int at = 0;
        foreach ((double sum, double weight, int count) in pools)
        {
            for (int i = 0; i < count; i++, at++)
            {
                row[at].X = (sum / weight) + offsets[at];
            }
        }
    }

    /// <summary>The mean place of the neighbours; a bend that hangs on a bend insists, so that long edges are straight.</summary>
    private static (double Place, double Weight) Wish(Vertex vertex, List<Vertex> neighbours)
    {
        double sum = 0, weight = 0;
        foreach (Vertex neighbour in neighbours)
        {
            double share = vertex.IsBend && neighbour.IsBend ? 8 : vertex.IsBend || neighbour.IsBend ? 2 : 4;
            sum += share * neighbour.X;
            weight += share;
        }

        return weight == 0 ? (vertex.X, 0.01) : (sum / weight, weight);
    }

    private static double Distance(Vertex left, Vertex right)
    {
        int frames = 0;
        for (LayerGroup? group = left.Group; group is { Parent: not null } && !group.Contains(right.Group); group = group.Parent)
        {
            frames++;
        }

        for (LayerGroup? group = right.Group; group is { Parent: not null } && !group.Contains(left.Group); group = group.Parent)
        {
            frames++;
        }

        return ((left.Room + right.Room) / 2) + ColumnGap + (frames * Frame);
    }
}
