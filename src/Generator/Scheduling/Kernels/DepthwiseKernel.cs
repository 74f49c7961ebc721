using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>One filter for each channel, in blocks of 16 channels.</summary>
internal sealed class DepthwiseKernel : Kernel
{
    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        if (settings.Groups != settings.Channels || settings.Filters != settings.Channels || !ConvImages.AreSeen(operation, program))
        {
            return [];
        }

        Geometry shape = new("DepthwiseShape", operation.Shape.Fields.Where(field => field.Name is not ("filters" or "groups")).ToEquatable());
        long channels = Blocks.Padded(settings.Channels);
        double time = Costs.At("Depthwise.MultiplyAdds", (double)channels * settings.Window * settings.OutHeight * settings.OutWidth);
        return
        [
            new Way("Depthwise.Forward", shape, time)
            {
                BlockedReads = [ConvImages.X],
                BlockedWrites = [0],
                Packing = new Packing(ConvImages.Weight, "Depthwise.Pack", shape, channels * settings.Window),
            },
        ];
    }
}
