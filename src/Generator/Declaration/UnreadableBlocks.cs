using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>Blocks of referenced libraries that cannot be read, found at the attribute through which a network comes to them; C# says nothing of them.</summary>
internal static class UnreadableBlocks
{
    public static IEnumerable<Finding> Find(IEnumerable<AttributeUse> uses, IReadOnlyList<BlockDefinition> blocks)
    {
        if (blocks.All(IsFine))
        {
            yield break;
        }

        Dictionary<string, BlockDefinition> byType = blocks.ToDictionary(block => block.Type, StringComparer.Ordinal);
        foreach (AttributeUse use in uses)
        {
            if (Reached(use, byType).FirstOrDefault(block => !IsFine(block)) is { } unreadable)
            {
                yield return new Finding(Rule.UnreadableBlock, Site.Attribute(use.Index), [use.Display, AttributeUse.DisplayOf(unreadable.Type)]);
            }
        }
    }

    // C# has its own error where the block is the project's.
    private static bool IsFine(BlockDefinition block) => block.Readable || block.InSource;

    private static IEnumerable<BlockDefinition> Reached(AttributeUse use, Dictionary<string, BlockDefinition> blocks)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([use.Type]);
        while (open.Count > 0)
        {
            string type = open.Pop();
            if (seen.Add(type) && blocks.TryGetValue(type, out BlockDefinition? block))
            {
                yield return block;
                foreach (AttributeUse inner in block.Attributes)
                {
                    open.Push(inner.Type);
                }
            }
        }
    }
}
