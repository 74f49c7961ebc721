using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>A part of a concatenation, or of its gradient: where the channels in front of it fill whole blocks it is one run in blocks too.</summary>
internal sealed class ConcatKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Concat.Forward", "Concat.Backward"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        bool forward = operation.Kind == "Concat.Forward";
        Shape part = program.Values[forward ? operation.Reads[0] : operation.Writes[0]].Shape;
        Shape whole = program.Values[forward ? operation.Writes[0] : operation.Reads[0]].Shape;
        long at = operation.Shape["at"];
        if (part.Rank != 3 || whole.Rank != 3 || part.Length / part[0] != whole.Length / whole[0] || operation.Shape["outer"] != 1 || operation.Shape["total"] != whole.Length || at % (Blocks.Channels * (whole.Length / whole[0])) != 0)
        {
            return [];
        }

        // In the last part there may be channels that fill up its last block; in another one they would lie where the next begins.
        bool last = at + part.Length == whole.Length;
        if (!last && part[0] % Blocks.Channels != 0)
        {
            return [];
        }

        Geometry shape = Geometry.Of("ConcatShape", ("outer", 1), ("part", Blocks.Length(part)), ("at", at), ("total", Blocks.Length(whole)));
        return [new Way(operation.Kind, shape, Costs.At("Elements.Floats", 2 * part.Length)) { BlockedReads = [0], BlockedWrites = [0] }];
    }
}
