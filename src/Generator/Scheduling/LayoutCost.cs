using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>What operations cost when values lie in given layouts, conversions included.</summary>
internal sealed class LayoutCost(Program program)
{
    /// <summary>More than any program takes, less than what would swallow the differences between others.</summary>
    private const double Impossible = 1e15;

    /// <summary>The cheapest way, and its time.</summary>
    public (Way Way, double Nanoseconds) Cheapest(Operation operation, IReadOnlyList<Way> ways, Func<int, bool> isBlocked)
    {
        Way best = ways[0];
        double least = double.MaxValue;
        foreach (Way way in ways)
        {
            double cost = way.Nanoseconds + Conversions(operation, way, isBlocked);
            if (cost < least)
            {
                (best, least) = (way, cost);
            }
        }

        return (best, least);
    }

    /// <summary>Whether a result may be made elsewhere and converted: not where it is added to, nor where several operations make it together.</summary>
    public static bool CanConvert(Operation operation) => operation.Gradient is GradientWrite.None or GradientWrite.Overwrite && operation.CopiesTo < 0;

    private double Conversions(Operation operation, Way way, Func<int, bool> isBlocked)
    {
        double cost = 0;
        for (int i = 0; i < operation.Reads.Count; i++)
        {
            bool wanted = way.BlockedReads.Contains(i);
            if (wanted != isBlocked(operation.Reads[i]) && program.Values[operation.Reads[i]].Role != ValueRole.Nothing)
            {
                cost += Conversion(operation.Reads[i]);
            }
        }

        for (int i = 0; i < operation.Writes.Count; i++)
        {
            bool wanted = way.BlockedWrites.Contains(i);
            if (wanted != isBlocked(operation.Writes[i]))
            {
                cost += CanConvert(operation) ? Conversion(operation.Writes[i]) : Impossible;
            }
        }

        return cost;
    }

    private double Conversion(int value)
    {
        Shape shape = program.Values[value].Shape;
        return shape.Rank == 3 ? Costs.At("Layout.Floats", Blocks.Length(shape)) : Impossible;
    }
}
