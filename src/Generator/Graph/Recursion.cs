using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Graph;

/// <summary>Blocks that are made of themselves.</summary>
internal static class Recursion
{
    /// <summary>The shortest way of blocks from <paramref name="from"/> to <paramref name="to"/>, both included; null where there is none.</summary>
    public static IReadOnlyList<string>? Way(string from, string to, IReadOnlyDictionary<string, BlockDefinition> all)
    {
        // Breadth first, without recursion of its own: a chain of blocks may be long.
        Dictionary<string, string?> before = new(System.StringComparer.Ordinal) { [from] = null };
        Queue<string> next = new([from]);
        while (next.Count > 0)
        {
            string type = next.Dequeue();
            if (type == to)
            {
                return Back(type, before);
            }

            IEnumerable<string> inner = all.TryGetValue(type, out BlockDefinition block) ? block.Attributes.Select(use => use.Type) : [];
            foreach (string used in inner.Where(used => all.ContainsKey(used) && !before.ContainsKey(used)))
            {
                before.Add(used, type);
                next.Enqueue(used);
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Back(string end, Dictionary<string, string?> before)
    {
        List<string> way = [];
        for (string? type = end; type is not null; type = before[type])
        {
            way.Insert(0, type);
        }

        return way;
    }
}
