using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// A sum of two values, one of which is made by a convolution for this sum alone, is taken by the convolution: it adds the other value to its results while they are in
/// the cache. The same bits, because the sum is rounded before. Of two convolutions the later one does it: what it adds is there by then.
/// </summary>
internal static class ResidualIntoConvolution
{
    /// <summary>Position of the residual among the convolution's reads: behind x, weight and bias. The result may lie on it.</summary>
    private const int Residual = 3;

    public static Program Apply(Program program)
    {
        int[] readers = Readers.Count(program);
        List<Operation> forward = [];
        Dictionary<int, int> writer = [];
        foreach (Operation operation in program.Forward)
        {
            int at = IsSum(operation, program) ? Convolution(operation, forward, writer, readers) : -1;
            if (at < 0)
            {
                foreach (int write in operation.Writes)
                {
                    writer[write] = forward.Count;
                }

                forward.Add(operation);
                continue;
            }

            int residual = operation.Reads.Single(read => read != forward[at].Writes[0]);
            forward[at] = forward[at] with
            {
                Kind = "Conv.ForwardResidual",
                Layer = forward[at].Layer + " + " + operation.Layer,
                Reads = forward[at].Reads.Append(residual).ToEquatable(),
                Writes = operation.Writes,
                InPlace = [Residual],
            };
            writer[operation.Writes[0]] = at;
        }

        return program with { Forward = forward.ToEquatable() };
    }

    // Of two different values, nothing repeated.
    private static bool IsSum(Operation operation, Program program) =>
        operation.Kind == "Add.Forward" && operation.Activation is { IsIdentity: true } && operation.Reads[0] != operation.Reads[1]
        && operation.Reads.All(read => program.Values[read].Length == program.Values[operation.Writes[0]].Length);

    /// <summary>Index of the convolution that can take the sum, or -1.</summary>
    private static int Convolution(Operation sum, List<Operation> forward, Dictionary<int, int> writer, int[] readers)
    {
        int[] made = sum.Reads.Select(read => writer.TryGetValue(read, out int index) ? index : -1).ToArray();
        int last = made[0] > made[1] ? 0 : 1;
        return made[last] >= 0 && readers[sum.Reads[last]] == 1 && forward[made[last]] is { Kind: "Conv.Forward", Activation.IsIdentity: true, Writes.Count: 1 } ? made[last] : -1;
    }
}
