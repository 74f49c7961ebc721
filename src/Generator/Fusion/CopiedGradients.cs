using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// The gradient of a summand is the gradient of the sum. The copy is left out where nothing is added to either of the two as long as the other is still read: then they are
/// one value. Of a residual block both branches' gradients are, since the main branch has been read before the skip is added to.
/// </summary>
internal static class CopiedGradients
{
    public static Program Apply(Program program)
    {
        List<Operation> backward = [.. program.Backward];
        for (int i = 0; i < backward.Count; i++)
        {
            if (IsCopy(backward[i], program) && CanBeOne(backward, i))
            {
                int source = backward[i].Reads[0];
                int copy = backward[i].Writes[0];
                backward.RemoveAt(i);
                for (int later = i; later < backward.Count; later++)
                {
                    backward[later] = Replaced(backward[later], copy, source);
                }

                i--;
            }
        }

        return program with { Backward = backward.ToEquatable() };
    }

    private static bool IsCopy(Operation operation, Program program) =>
        operation.Kind == "Map.Backward" && operation.Activation is { IsIdentity: true } && operation.Gradient == GradientWrite.Overwrite
        && operation.Reads[0] == operation.Reads[1] && operation.Reads[0] != operation.Writes[0]
        && operation.Reads.Concat(operation.Writes).All(value => program.Values[value].Role == ValueRole.Temporary)
        && !program.OutputGradients.Contains(operation.Writes[0]);

    // Once something has been added to one of them, the other is not wanted any more.
    private static bool CanBeOne(List<Operation> backward, int at)
    {
        int source = backward[at].Reads[0];
        int copy = backward[at].Writes[0];
        int sourceWritten = backward.FindIndex(at + 1, operation => operation.Writes.Contains(source));
        int copyWritten = backward.FindIndex(at + 1, operation => operation.Writes.Contains(copy));
        return sourceWritten < 0 ? copyWritten < 0 || LastRead(backward, source) < copyWritten : copyWritten < 0 && LastRead(backward, copy) < sourceWritten;
    }

    private static int LastRead(List<Operation> backward, int value) => backward.FindLastIndex(operation => operation.Reads.Contains(value));

    private static Operation Replaced(Operation operation, int from, int to) =>
        operation.Reads.Contains(from) || operation.Writes.Contains(from)
            ? operation with
            {
                Reads = operation.Reads.Select(read => read == from ? to : read).ToEquatable(),
                Writes = operation.Writes.Select(write => write == from ? to : write).ToEquatable(),
            }
            : operation;
}
