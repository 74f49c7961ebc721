using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>What a planned network has, needs and costs.</summary>
internal static class Measurer
{
    /// <summary>Floats by which a caller's scratch may have to be shifted to begin on a cache line.</summary>
    private const int AlignmentSlack = 15;

    // Half of a small L2 (512 KB): the other half is for weights.
    private const long ChunkFloats = 65_536;
    private const long MostChunk = 64;

    public static Figures Measure(CheckedNetwork network, PlannedProgram inference)
    {
        HashSet<int> computed = [.. Demand.Nodes(network, Purpose.Inference).Select(node => node.Index)];
        HashSet<int> trained = [.. Demand.Nodes(network, Purpose.Training).Select(node => node.Index)];
        // A value that fusion did away with is never written, nor is one that is made of its parts.
        HashSet<string> stored = new(inference.Program.Forward.SelectMany(operation => operation.Writes).Select(value => inference.Program.Values[value].Name), StringComparer.Ordinal);
        LayerFigures[] layers = network.Nodes.Select(node => Measure(network, node, stored, computed.Contains(node.Index), trained.Contains(node.Index))).ToArray();
        // What a pass needs once, for all of its samples, counts as kernel scratch.
        long work = inference.Batchless;
        double nanoseconds = inference.Scheduled.Forward.Sum(step => step.Nanoseconds);
        return new Figures(
            layers.ToEquatable(),
            network.Tensors.Where(tensor => tensor.Role == TensorRole.Parameter).Sum(tensor => tensor.Shape.Length),
            layers.Sum(layer => layer.MultiplyAdds),
            inference.PerSample + work + AlignmentSlack,
            work,
            Chunk(inference),
            nanoseconds,
            Straight.Rows(inference, nanoseconds));
    }

    // What only training computes costs inference nothing; what nobody reads costs nothing at all.
    private static LayerFigures Measure(CheckedNetwork network, CheckedNode node, HashSet<string> stored, bool computed, bool trained)
    {
        string kind = new AttributeUse(node.Node.Layer, 0, []).Display;
        return new LayerFigures(
            kind,
            node.Layer.Describe(node.Spec) + (computed ? "" : trained ? " (training)" : " (unused)"),
            node.Node.SharedPath is not null ? 0 : node.Layer.Parameters(node.Spec).Where(parameter => parameter.Role == TensorRole.Parameter).Sum(parameter => parameter.Shape.Length),
            computed ? network.Signals[node.Node.Inputs[0]].Steps * node.Layer.Cost(node.Spec).MultiplyAdds : 0,
            stored.Contains(node.Path) ? network.Signals[node.Node.Output].Steps * node.Spec.Output.Length * sizeof(float) : 0);
    }

    /// <summary>Samples that run through a program together. A part is one run of its whole for one sample only.</summary>
    public static long Chunk(PlannedProgram inference) =>
        inference.Program.Values.Any(value => value.PartOf is not null) ? 1 : Math.Max(1, Math.Min(MostChunk, ChunkFloats / Math.Max(1, inference.PerSample)));
}
