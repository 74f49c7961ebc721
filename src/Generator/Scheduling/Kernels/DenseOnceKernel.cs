using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>The dense layer of a training step, whose weight is another one each time: it turns weight or batch in scratch.</summary>
internal sealed class DenseOnceKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Dense.ForwardOnce"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        long work = DenseSizes.Panels((int)operation.Shape["inputs"], (int)operation.Shape["outputs"]);
        return [new Way(operation.Kind, operation.Shape, Costs.At("Dense.MultiplyAdds", operation.MultiplyAdds)) { TakesWork = true, Work = new Scratch(work, 0) }];
    }
}
