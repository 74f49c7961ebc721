using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// An activation that is the only reader of what the operation before it writes is applied by that operation, while the values are in L1.
/// In training the backward pass is a reader too: an activation whose derivative needs its input stays by itself.
/// </summary>
internal static class ActivationIntoEpilogue
{
    public static Program Apply(Program program)
    {
        int[] readers = Readers.Count(program);
        List<Operation> forward = [];
        Dictionary<int, int> writer = [];
        foreach (Operation operation in program.Forward)
        {
            if (IsMap(operation) && readers[operation.Reads[0]] == 1 && writer.TryGetValue(operation.Reads[0], out int at) && Takes(forward[at]))
            {
                forward[at] = forward[at] with { Activation = operation.Activation, Writes = operation.Writes, Layer = forward[at].Layer + " + " + operation.Layer };
                writer[operation.Writes[0]] = at;
                continue;
            }

            writer[operation.Writes.Count > 0 ? operation.Writes[0] : -1] = forward.Count;
            forward.Add(operation);
        }

        return program with { Forward = forward.ToEquatable() };
    }

    private static bool IsMap(Operation operation) => operation.Kind == "Map.Forward" && !operation.Activation!.IsIdentity;

    // One write only: the epilogue is applied to all that is written.
    private static bool Takes(Operation operation) => operation.Activation is { IsIdentity: true } && operation.Writes.Count == 1 && operation.Kind != "Map.Forward";
}
