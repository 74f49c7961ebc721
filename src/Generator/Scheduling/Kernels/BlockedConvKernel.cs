using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Direct convolution of images in blocks of 16 channels; of planar ones into blocks where there are few channels, as in the first layer.</summary>
internal sealed class BlockedConvKernel : Kernel
{
    // Beyond, the source is worth a conversion of its own.
    private const int MostPlanarChannels = 8;

    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward", "Conv.ForwardResidual"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = ConvKernel.Settings(operation.Shape);
        foreach (bool planar in settings.Channels <= MostPlanarChannels ? [true, false] : (bool[])[false])
        {
            if (ConvImages.AreSeen(operation, program) && BlockedConvSizes.Fits(in settings, planar))
            {
                WorkLength work = BlockedConvSizes.Forward(in settings, planar);
                Geometry shape = (operation.Shape with { Type = "BlockedConvShape" }).With("planarInput", planar);
                yield return new Way("Blocked" + operation.Kind, shape, Time(in settings, planar))
                {
                    BlockedReads = [.. planar ? [] : (int[])[0], .. operation.Reads.Count > ConvImages.Residual ? (int[])[ConvImages.Residual] : []],
                    BlockedWrites = [0],
                    TakesWork = true,
                    Work = new Scratch(work.Fixed, work.PerWorker),
                    Packing = new Packing(ConvImages.Weight, "BlockedConv.Pack", shape, BlockedConvSizes.Packed(in settings, planar)),
                };
            }
        }
    }

    // Multiply-adds with those for channels and filters that fill up blocks and panels, and the copy of a source that has to be padded.
    private static double Time(in ConvSettings settings, bool planar)
    {
        long channels = planar ? settings.GroupChannels : Blocks.Padded(settings.GroupChannels);
        long filters = DenseSizes.Panels(1, settings.GroupFilters);
        double products = (double)channels * filters * settings.Groups * settings.Window * settings.OutHeight * settings.OutWidth;
        long copied = BlockedConvSizes.Layout(in settings, planar).InPlace ? 0 : channels * settings.Groups * settings.Height * settings.Width;
        return Costs.At("BlockedConv.MultiplyAdds", products) + (copied / Costs.Of("BlockedConv.CopiedFloats"));
    }
}
