using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>The steps of recurrent cells, forward and backward: each wants scratch for the states of a block of samples.</summary>
internal sealed class RecurrentKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } =
        ["Lstm.Forward", "Lstm.ForwardTraining", "Lstm.Backward", "Gru.Forward", "Gru.ForwardTraining", "Gru.Backward", "Rnn.Forward", "Rnn.ForwardTraining", "Rnn.Backward"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        // The sums of all gates are what a cell reads first, and their gradients what it writes first.
        bool backward = operation.Kind.EndsWith(".Backward", StringComparison.Ordinal);
        int hidden = (int)operation.Shape["hidden"], gates = program.Values[backward ? operation.Writes[0] : operation.Reads[0]].Shape.Last / hidden;
        WorkLength work = backward ? RecurrentSizes.Backward(hidden, gates) : RecurrentSizes.Forward(hidden, gates);
        return [new Way(operation.Kind, operation.Shape, Costs.At("Dense.MultiplyAdds", operation.MultiplyAdds)) { TakesWork = true, Work = new Scratch(work.Fixed, work.PerWorker) }];
    }
}
