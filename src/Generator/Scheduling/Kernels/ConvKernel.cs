using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>The planar convolution and its gradients: each wants scratch for padded rows, by the Runtime's own formula.</summary>
internal sealed class ConvKernel : Kernel
{
    // A register tile has rows for 12 filters that read the same values.
    private const int FewFilters = 4;

    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward", "Conv.ForwardResidual", "Conv.BackwardData", "Conv.BackwardWeights"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        WorkLength work = operation.Kind switch
        {
            "Conv.Forward" => ConvSizes.Forward(in settings),
            "Conv.ForwardResidual" => ConvSizes.ForwardResidual(in settings),
            "Conv.BackwardData" => ConvSizes.BackwardData(in settings),
            _ => ConvSizes.BackwardWeights(in settings),
        };
        string rate = settings.GroupFilters < FewFilters ? "Conv.GroupMultiplyAdds"
            : operation.Kind.StartsWith("Conv.Backward", StringComparison.Ordinal) ? "Conv.BackwardMultiplyAdds" : "Conv.MultiplyAdds";
        return [new Way(operation.Kind, operation.Shape, Costs.At(rate, operation.MultiplyAdds)) { TakesWork = true, Work = new Scratch(work.Fixed, work.PerWorker) }];
    }
}
