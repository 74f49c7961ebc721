using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Streaming;

/// <summary>Since when a value is known, seen from a sequence that arrives step by step.</summary>
internal enum When
{
    /// <summary>Before the sequence begins.</summary>
    Before,

    /// <summary>A sequence itself, step by step.</summary>
    Along,

    /// <summary>What a single step gives, by itself.</summary>
    Within,

    /// <summary>When the sequence ends: at each step, as if it were the last.</summary>
    After,
}

/// <summary>When the output of a node is known.</summary>
internal static class Moment
{
    /// <param name="operands">When its operands are; one of them at least not before the sequence.</param>
    /// <param name="isAtEachStep">Whether an operand from before can be read step by step.</param>
    /// <param name="isWhole">Whether an operand from before can be kept for the steps: true lengths cannot.</param>
    /// <returns>null where it would have to wait for later steps.</returns>
    public static When? Of(CheckedNode node, When[] operands, Func<int, bool> isAtEachStep, Func<int, bool> isWhole)
    {
        StreamKind kind = node.Layer.Stream(node.Spec);
        if (operands.Contains(When.Within))
        {
            return kind == StreamKind.Together ? When.Along : operands.All(operand => operand == When.Within) ? When.Within : null;
        }

        if (!operands.Contains(When.Along))
        {
            return operands.Where((operand, i) => operand == When.Before && !isWhole(i)).Any() ? null : When.After;
        }

        bool fits = operands.Select((operand, i) => operand switch
        {
            When.Along => !node.Layer.ReadsWhole(i),
            When.Before => node.Layer.ReadsWhole(i) || isAtEachStep(i),
            _ => false,
        }).All(fits => fits);
        return !fits ? null
            : kind == StreamKind.Apart ? When.Within
            : kind is not (StreamKind.Pointwise or StreamKind.Causal) ? null
            : node.Layer.Lengths(node.Spec) == Lengths.Ends ? When.After
            : When.Along;
    }
}
