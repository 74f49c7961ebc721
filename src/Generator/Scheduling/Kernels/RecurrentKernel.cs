using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>The steps of recurrent cells, forward and backward: each wants scratch for the states of a block of samples.</summary>
internal sealed class RecurrentKernel : Kernel
{
    private static readonly Dictionary<string, int> Gates = new(StringComparer.Ordinal) { ["Lstm"] = 4, ["Gru"] = 3, ["Rnn"] = 1 };

    public override IReadOnlyList<string> Kinds { get; } =
        ["Lstm.Forward", "Lstm.ForwardTraining", "Lstm.Backward", "Gru.Forward", "Gru.ForwardTraining", "Gru.Backward", "Rnn.Forward", "Rnn.ForwardTraining", "Rnn.Backward"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        int gates = Gates[operation.Kind.Split('.')[0]], hidden = (int)operation.Shape["hidden"];
        WorkLength work = operation.Kind.EndsWith(".Backward", StringComparison.Ordinal) ? RecurrentSizes.Backward(hidden, gates) : RecurrentSizes.Forward(hidden, gates);
        return [new Way(operation.Kind, operation.Shape, Costs.At("Dense.MultiplyAdds", operation.MultiplyAdds)) { TakesWork = true, Work = new Scratch(work.Fixed, work.PerWorker) }];
    }
}
