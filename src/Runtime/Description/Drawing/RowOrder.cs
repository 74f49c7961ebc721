using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Description.Drawing;

/// <summary>Orders the rows so that few edges cross: each vertex at the mean place of its neighbours, row by row, down and up (Sugiyama, Tagawa, Toda 1981).</summary>
internal static class RowOrder
{
    private const int Sweeps = 8;

    /// <summary>Changes the rows' order to the best that was met; of equally good ones to the first.</summary>
    public static void Improve(LayeredGraph graph)
    {
        List<Vertex>[] rows = graph.Ranks;
        Vertex[][] best = [.. rows.Select(row => row.ToArray())];
        long fewest = Crossings(rows);
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            for (int i = 1; i < rows.Length; i++)
            {
                Sort(rows[down ? i : rows.Length - 1 - i], down);
            }

            long crossings = Crossings(rows);
            if (crossings < fewest)
            {
                fewest = crossings;
                best = [.. rows.Select(row => row.ToArray())];
            }
        }

        for (int rank = 0; rank < rows.Length; rank++)
        {
            Number(rows[rank], best[rank]);
        }
    }

    /// <summary>Pairs of edges between neighbouring rows that cross.</summary>
    public static long Crossings(List<Vertex>[] rows)
    {
        long crossings = 0;
        foreach (List<Vertex> row in rows)
        {
            (int From, int To)[] edges = [.. row.SelectMany(vertex => vertex.Below.Select(below => (vertex.Order, below.Order)))];
            for (int i = 0; i < edges.Length; i++)
            {
                for (int j = i + 1; j < edges.Length; j++)
                {
                    crossings += edges[i].From < edges[j].From && edges[i].To > edges[j].To ? 1 : 0; // edges are sorted by From
                }
            }
        }

        return crossings;
    }

    private static void Sort(List<Vertex> row, bool down) => Number(row, [.. row.OrderBy(vertex => Mean(vertex, down ? vertex.Above : vertex.Below))]);

    private static double Mean(Vertex vertex, List<Vertex> neighbours) => neighbours.Count == 0 ? vertex.Order : neighbours.Average(neighbour => neighbour.Order);

    private static void Number(List<Vertex> row, Vertex[] order)
    {
        row.Clear();
        row.AddRange(order);
        for (int i = 0; i < order.Length; i++)
        {
            order[i].Order = i;
        }
    }
}
