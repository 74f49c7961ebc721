using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Scheduling.Kernels;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A normalisation with a ReLU that a pointwise convolution alone reads, as in DenseNet, has no layer in front into which it could be folded: the convolution scales, shifts and
/// clamps what it reads while that is in the cache. Inference only, on images in blocks.
/// </summary>
internal sealed class NormPrologue
{
    private readonly ScheduledProgram scheduled;
    private readonly List<Value> values;
    private readonly List<ScheduledOperation> prepare;
    private readonly int[] readers;

    private NormPrologue(ScheduledProgram scheduled)
    {
        this.scheduled = scheduled;
        values = [.. scheduled.Program.Values];
        prepare = [.. scheduled.Prepare];
        readers = new int[values.Count];
        foreach (int read in scheduled.Forward.SelectMany(step => step.Operation.Reads))
        {
            readers[read]++;
        }
    }

    public static ScheduledProgram Apply(ScheduledProgram scheduled) => scheduled.Program.Infers ? new NormPrologue(scheduled).Applied() : scheduled;

    private ScheduledProgram Applied()
    {
        Dictionary<int, ScheduledOperation> norms = scheduled.Forward.Where(IsNorm).ToDictionary(step => step.Operation.Writes[0]);
        HashSet<int> gone = [];
        List<ScheduledOperation> forward = [];
        foreach (ScheduledOperation step in scheduled.Forward)
        {
            bool follows = step.Method == "BlockedConv.Forward" && norms.ContainsKey(step.Operation.Reads[0]) && IsPointwise(step.Operation.Shape);
            forward.Add(follows ? Normed(step, norms[step.Operation.Reads[0]].Operation) : step);
            gone.UnionWith(follows ? [step.Operation.Reads[0]] : []);
        }

        ScheduledOperation[] kept = [.. forward.Where(step => step.Operation.Writes.Count == 0 || !gone.Contains(step.Operation.Writes[0]))];
        Program program = scheduled.Program with
        {
            Values = values.ToEquatable(), Prepare = prepare.Select(step => step.Operation).ToEquatable(), Forward = kept.Select(step => step.Operation).ToEquatable(),
        };
        return scheduled with { Program = program, Prepare = prepare.ToEquatable(), Forward = kept.ToEquatable() };
    }

    private bool IsNorm(ScheduledOperation step) =>
        step.Method == "BatchNorm.ForwardBlocked" && step.Operation.Activation is { Type: "Relu" }
        && readers[step.Operation.Writes[0]] == 1 && values[step.Operation.Writes[0]] is { Role: ValueRole.Temporary, PartOf: null };

    private static bool IsPointwise(Geometry shape) =>
        shape["windowHeight"] == 1 && shape["windowWidth"] == 1 && shape["strideHeight"] == 1 && shape["strideWidth"] == 1 && shape["groups"] == 1
        && shape["padTop"] + shape["padBottom"] + shape["padLeft"] + shape["padRight"] == 0;

    private ScheduledOperation Normed(ScheduledOperation convolution, Operation norm)
    {
        int scale = Add(norm.Layer + ".scale", norm.Shape["channels"]), shift = Add(norm.Layer + ".shift", norm.Shape["channels"]);
        Operation fold = new("BatchNorm.ScaleAndShift", norm.Layer, norm.Shape, norm.Reads.Skip(1).ToEquatable(), [scale, shift]) { Batchless = true };
        prepare.Add(new ScheduledOperation(fold, fold.Kind, default, TakesWork: false, Costs.Of("Call.Overhead")));
        ConvSettings settings = Convolutions.Settings(convolution.Operation.Shape);
        WorkLength work = BlockedConvSizes.ForwardNormed(in settings);
        Operation conv = convolution.Operation;
        return convolution with
        {
            Operation = conv with { Layer = norm.Layer + " + " + conv.Layer, Reads = [norm.Reads[0], scale, shift, .. conv.Reads.Skip(1)] },
            Method = "BlockedConv.ForwardNormed",
            Work = new Scratch(work.Fixed, work.PerWorker),
            Nanoseconds = convolution.Nanoseconds + (values[norm.Reads[0]].Length / Costs.Of("BlockedConv.CopiedFloats")),
        };
    }

    private int Add(string name, long length)
    {
        values.Add(new Value(values.Count, name, ValueRole.Prepared, Shape.Of((int)length), Port: 0));
        return values.Count - 1;
    }
}
