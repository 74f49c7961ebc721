using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// A value that is copied into a part of another is computed there, and the copy is left out. For one sample a part is one run of the whole, whatever its
/// length; for several it is not, so a program with parts walks its batch one sample at a time. Inference only: a training step works on the whole batch, a step of a stream on all rows.
/// <para>A copy remains of an input, of what leaves the network (both lie in the caller's memory), and of a value that has its place in another whole.</para>
/// </summary>
internal static class ConcatInPlace
{
    /// <summary>Floats of the largest whole below which it is better to copy and to let several samples run together: 32 KB, as long as the samples of a chunk stay in L2.</summary>
    public const long WorthIt = 8192;

    public static Program Apply(Program program)
    {
        if (program.Purpose is not (Purpose.Inference or Purpose.Begin))
        {
            return program;
        }

        if (!program.Forward.Any(operation => IsCopy(operation, program) && program.Values[operation.Writes[0]].Length >= WorthIt))
        {
            return program;
        }

        HashSet<int> mixed = [.. program.Forward.Where(operation => operation.CopiesTo < 0).SelectMany(operation => operation.Writes)];
        Value[] values = [.. program.Values];
        List<Operation> rest = [];
        foreach (Operation operation in program.Forward)
        {
            Value? operand = IsCopy(operation, program) && !mixed.Contains(operation.Writes[0]) ? values[operation.Reads[0]] : null;
            if (operand is { Role: ValueRole.Temporary, PartOf: null })
            {
                values[operand.Id] = operand with { PartOf = new Part(operation.Writes[0], operation.CopiesTo) };
            }
            else
            {
                rest.Add(operation);
            }
        }

        return program with { Values = values.ToEquatable(), Forward = rest.ToEquatable() };
    }

    private static bool IsCopy(Operation operation, Program program) => operation.CopiesTo >= 0 && program.Values[operation.Writes[0]].Role == ValueRole.Temporary;
}
