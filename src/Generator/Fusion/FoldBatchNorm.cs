using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Fusion;

/// <summary>
/// In inference a batch normalisation is a scale and a shift for each channel. Where it alone reads what a convolution, a transposed one or a dense layer makes, these go into that
/// layer's weight and bias whenever they change, and the normalisation is gone. The results differ by rounding only: each folded number is rounded once (see <c>BatchNorm.Fold</c>).
/// </summary>
internal sealed class FoldBatchNorm
{
    private const int X = 0;
    private const int Weight = 1;
    private const int Bias = 2;

    private readonly Program program;
    private readonly int[] readers;
    private readonly List<Value> values;
    private readonly List<Operation> prepare;
    private readonly List<Operation> forward = [];
    private readonly Dictionary<int, int> writer = [];

    private FoldBatchNorm(Program program)
    {
        this.program = program;
        readers = Readers.Count(program);
        values = [.. program.Values];
        prepare = [.. program.Prepare];
    }

    public static Program Apply(Program program) => program.Infers ? new FoldBatchNorm(program).Rewritten() : program;

    private Program Rewritten()
    {
        foreach (Operation operation in program.Forward)
        {
            Operation? kept = operation.Kind == "BatchNorm.Forward" && Maker(operation.Reads[X]) is { } maker ? Folded(operation, maker) : operation;
            if (kept is null)
            {
                continue;
            }

            foreach (int write in kept.Writes)
            {
                writer[write] = forward.Count;
            }

            forward.Add(kept);
        }

        return program with { Values = values.ToEquatable(), Prepare = prepare.ToEquatable(), Forward = forward.ToEquatable() };
    }

    /// <summary>Index of the operation that makes a value for one reader alone.</summary>
    private int? Maker(int value) =>
        readers[value] == 1 && writer.TryGetValue(value, out int at) && forward[at].Writes.Count == 1 && forward[at].Activation is null or { IsIdentity: true } ? at : null;

    /// <summary>What is left of the normalisation: nothing, itself, or a shift.</summary>
    private Operation? Folded(Operation norm, int at)
    {
        Operation maker = forward[at];
        switch (maker.Kind)
        {
            case "Conv.Forward" when Matches(norm, steps: 1, maker.Shape["filters"]):
                long filters = maker.Shape["filters"];
                (int kernel, int bias) = Fold(norm, Sizes(norm, 1, 1, filters, values[maker.Reads[Weight]].Length / filters), maker.Layer, maker.Reads[Weight], maker.Reads[Bias]);
                Replace(at, norm, [maker.Reads[X], kernel, bias]);
                return null;
            case "Dense.Forward" when Matches(norm, maker.Shape["steps"], maker.Shape["outputs"]) && readers[maker.Reads[Weight]] == 1:
                // What is packed is the folded weight.
                int packing = prepare.FindIndex(operation => operation.Writes.Contains(maker.Reads[Weight]));
                (kernel, bias) = Fold(norm, Sizes(norm, 1, 1, maker.Shape["outputs"], maker.Shape["inputs"]), maker.Layer, prepare[packing].Reads[0], maker.Reads[Bias], packing);
                prepare[packing + 1] = prepare[packing + 1] with { Reads = [kernel] };
                Replace(at, norm, [maker.Reads[X], maker.Reads[Weight], bias]);
                return null;
            case "Bias.Forward" when Maker(maker.Reads[X]) is { } product && IsTransposed(product, norm):
                bias = FoldTransposed(norm, product, maker.Reads[1]);
                Replace(at, norm, [maker.Reads[X], bias]);
                return null;
            case "Conv.BackwardData" when IsTransposed(at, norm):
                bias = FoldTransposed(norm, at, Add(norm.Layer + ".none", ValueRole.Nothing, 0));
                Geometry channels = Geometry.Channels(norm.Shape["steps"], norm.Shape["channels"], norm.Shape["inner"]);
                return new Operation("Bias.Forward", norm.Layer, channels, [norm.Reads[X], bias], norm.Writes) { Activation = ActivationCall.Identity, InPlace = [X], Steps = norm.Steps };
            default:
                return norm;
        }
    }

    // A view between the two may see other channels.
    private bool Matches(Operation norm, long steps, long channels) =>
        norm.Shape["steps"] == steps && norm.Shape["channels"] == channels && values[norm.Reads[X]].Each == steps * channels * norm.Shape["inner"];

    private bool IsTransposed(int at, Operation norm) => forward[at].Kind == "Conv.BackwardData" && Matches(norm, steps: 1, forward[at].Shape["channels"]);

    private static Geometry Sizes(Operation norm, long groups, long rows, long channels, long inner) =>
        Geometry.Of("BatchNormFoldShape", ("groups", groups), ("rows", rows), ("channels", channels), ("inner", inner))
            .With("epsilon", norm.Shape.Fields.First(field => field.Name == "epsilon").Value.Real);

    // The weight of a transposed convolution is [channels in, channels out of a group, window]; the mirrored convolution has the same one.
    private int FoldTransposed(Operation norm, int at, int bias)
    {
        Operation product = forward[at];
        long groups = product.Shape["groups"];
        Geometry sizes = Sizes(norm, groups, product.Shape["filters"] / groups, product.Shape["channels"] / groups, product.Shape["windowHeight"] * product.Shape["windowWidth"]);
        (int kernel, int folded) = Fold(norm, sizes, product.Layer, product.Reads[Weight], bias);
        forward[at] = product with { Reads = [product.Reads[X], kernel] };
        return folded;
    }

    /// <summary>The values of the folded weight and bias, made in front of what is prepared at <paramref name="before"/>.</summary>
    private (int Kernel, int Bias) Fold(Operation norm, Geometry sizes, string layer, int kernel, int bias, int before = -1)
    {
        int foldedKernel = Add(layer + ".foldedWeight", ValueRole.Prepared, values[kernel].Length);
        int foldedBias = Add(layer + ".foldedBias", ValueRole.Prepared, norm.Shape["channels"]);
        Operation fold = new("BatchNorm.Fold", layer + " + " + norm.Layer, sizes, [kernel, bias, .. norm.Reads.Skip(1)], [foldedKernel, foldedBias]) { Batchless = true };
        prepare.Insert(before < 0 ? prepare.Count : before, fold);
        return (foldedKernel, foldedBias);
    }

    private void Replace(int at, Operation norm, EquatableArray<int> reads)
    {
        forward[at] = forward[at] with { Layer = forward[at].Layer + " + " + norm.Layer, Reads = reads, Writes = norm.Writes };
        writer[norm.Writes[0]] = at;
    }

    private int Add(string name, ValueRole role, long length)
    {
        values.Add(new Value(values.Count, name, role, Shape.Of((int)length), Port: 0));
        return values.Count - 1;
    }
}
