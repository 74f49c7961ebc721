using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Scheduling;

/// <summary>All kernels, and the ways to do each operation of a program.</summary>
internal static class KernelCatalog
{
    private static readonly ILookup<string, Kernel> Kernels = typeof(Kernel).Assembly.GetTypes()
        .Where(type => typeof(Kernel).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (Kernel)Activator.CreateInstance(type))
        .SelectMany(kernel => kernel.Kinds.Select(kind => (kind, kernel)))
        .ToLookup(pair => pair.kind, pair => pair.kernel, StringComparer.Ordinal);

    /// <summary>By operation, the instance: at least one way, with no value in blocks that cannot lie so.</summary>
    public static IReadOnlyDictionary<Operation, IReadOnlyList<Way>> Ways(Program program)
    {
        Dictionary<Operation, IReadOnlyList<Way>> ways = new(Instances.Of<Operation>());
        foreach (Operation operation in program.Prepare.Concat(program.Forward).Concat(program.Backward))
        {
            ways[operation] = Ways(operation, program);
        }

        return ways;
    }

    /// <summary>Whether the values of an operation may lie in any layout, all in the same.</summary>
    /// <param name="ways">The ways to do it.</param>
    public static bool KeepsLayout(Operation operation, IReadOnlyList<Way> ways) => ways.Count > 1 && Kernels[operation.Kind].Any(kernel => kernel.KeepsLayout);

    private static Way[] Ways(Operation operation, Program program)
    {
        // What a person traces is as PyTorch has it.
        Way[] found = Kernels[operation.Kind].SelectMany(kernel => kernel.Ways(operation, program))
            .Where(way => (program.Purpose != Purpose.Trace || IsPlanar(way)) && (way.Packing?.Length ?? 0) <= Limits.Values).ToArray();
        return Kernels[operation.Kind].Any(kernel => kernel.ReplacesPlain) ? found : [Plain(operation, program), .. found];
    }

    private static bool IsPlanar(Way way) => way.BlockedReads.Count == 0 && way.BlockedWrites.Count == 0;

    private static Way Plain(Operation operation, Program program)
    {
        long touched = operation.Reads.Concat(operation.Writes).Sum(value => program.Values[value].Length);
        return new Way(operation.Kind, operation.Shape, operation.MultiplyAdds > 0 ? Costs.At("Dense.MultiplyAdds", operation.MultiplyAdds) : Costs.Touching(operation.Kind, "Elements.Floats", touched));
    }
}
