using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Gradients of a convolution whose results are pooled 2x2: three of four results have none.</summary>
internal sealed class PooledConvKernel : Kernel
{
    private const string Weights = "PooledConv.BackwardWeights";

    public override IReadOnlyList<string> Kinds { get; } = [Weights, "PooledConv.BackwardData"];

    public override bool ReplacesPlain => true;

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        PooledConvLayout layout = new(in settings);
        WorkLength work = operation.Kind == Weights ? layout.BackwardWeights : layout.BackwardData;
        string[] left = ["strideHeight", "strideWidth", "dilationHeight", "dilationWidth", "groups"];
        Geometry shape = new("PooledConvShape", operation.Shape.Fields.Where(field => !left.Contains(field.Name)).ToEquatable());
        double multiplyAdds = (double)settings.Filters * layout.OutHeight * layout.OutWidth * layout.Terms * PooledConvLayout.Lanes;
        return [new Way(operation.Kind, shape, Costs.At("PooledConv.MultiplyAdds", multiplyAdds)) { TakesWork = true, Work = new Scratch(work.Fixed, work.PerWorker) }];
    }
}
