using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Description.Drawing;

/// <summary>
/// The boxes of a drawing in rows, so that every edge goes down; an edge over several rows has a bend in each between (Sugiyama, Tagawa, Toda 1981,
/// "Methods for visual understanding of hierarchical system structures").
/// </summary>
internal sealed class LayeredGraph
{
    private readonly List<Vertex> boxes;

    /// <summary>Puts boxes into rows: each right below the lowest that it hangs on, what hangs on nothing right above the highest that hangs on it.</summary>
    /// <param name="boxes">In an order in which edges go forward.</param>
    /// <param name="edges">Indices of boxes.</param>
    public LayeredGraph(List<Vertex> boxes, IReadOnlyList<(int From, int To)> edges)
    {
        this.boxes = boxes;
        ILookup<int, int> into = edges.ToLookup(edge => edge.To, edge => edge.From);
        ILookup<int, int> from = edges.ToLookup(edge => edge.From, edge => edge.To);
        for (int i = 0; i < boxes.Count; i++)
        {
            boxes[i].Rank = into[i].Select(above => boxes[above].Rank + 1).DefaultIfEmpty(0).Max();
        }

        for (int i = 0; i < boxes.Count; i++)
        {
            if (!into[i].Any() && from[i].Any())
            {
                boxes[i].Rank = from[i].Min(below => boxes[below].Rank) - 1;
            }
        }

        Paths = [.. edges.Select(edge => Path(boxes[edge.From], boxes[edge.To]))];
        Ranks = Rows();
    }

    /// <summary>The rows, from the top; each from the left.</summary>
    public List<Vertex>[] Ranks { get; }

    /// <summary>Each edge: the box where it begins, its bends, the box where it ends.</summary>
    public IReadOnlyList<Vertex[]> Paths { get; }

    private static Vertex[] Path(Vertex from, Vertex to)
    {
        List<Vertex> path = [from];
        for (int rank = from.Rank + 1; rank < to.Rank; rank++)
        {
            // A skip is drawn within the block in which it ends.
            path.Add(new Vertex(0, 0, to.Group, isBend: true) { Rank = rank });
        }

        path.Add(to);
        for (int i = 0; i + 1 < path.Count; i++)
        {
            path[i].Below.Add(path[i + 1]);
            path[i + 1].Above.Add(path[i]);
        }

        return [.. path];
    }

    /// <summary>First order of the rows: as a walk meets the vertices that goes down before it goes on to the next branch.</summary>
    private List<Vertex>[] Rows()
    {
        List<Vertex>[] rows = [.. Enumerable.Range(0, boxes.Count == 0 ? 0 : boxes.Max(box => box.Rank) + 1).Select(_ => new List<Vertex>())];
        HashSet<Vertex> met = [];
        Stack<Vertex> open = new(boxes.Where(box => box.Above.Count == 0).Reverse());
        while (open.TryPop(out Vertex? vertex))
        {
            if (!met.Add(vertex))
            {
                continue;
            }

            vertex.Order = rows[vertex.Rank].Count;
            rows[vertex.Rank].Add(vertex);
            for (int i = vertex.Below.Count - 1; i >= 0; i--)
            {
                open.Push(vertex.Below[i]);
            }
        }

        return rows;
    }
}
