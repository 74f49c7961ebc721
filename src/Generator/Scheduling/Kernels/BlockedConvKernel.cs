using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>Direct convolution of images in blocks of 16 channels, and its gradients; of a planar image into blocks where it has few channels, as in the first layer.</summary>
internal sealed class BlockedConvKernel : Kernel
{
    // Beyond, the source is worth a conversion of its own.
    private const int MostPlanarChannels = 8;

    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward", "Conv.ForwardResidual", "Conv.BackwardData", "Conv.BackwardWeights"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        foreach (bool planar in settings.Channels <= MostPlanarChannels ? [true, false] : (bool[])[false])
        {
            if (!BlockedConvSizes.Fits(in settings, planar))
            {
                continue;
            }

            Geometry shape = (operation.Shape with { Type = "BlockedConvShape" }).With("planarInput", planar);
            shape = program.Exact ? shape.With("exact", true) : shape;
            Way? way = operation.Kind switch
            {
                "Conv.BackwardData" => planar || !ConvImages.AreSeenBackward(operation, program) ? null : BackwardData(shape, in settings),
                "Conv.BackwardWeights" => ConvImages.AreSeenByWeights(operation, program) ? BackwardWeights(shape, in settings, planar) : null,
                _ => ConvImages.AreSeen(operation, program) ? Forward(operation, shape, in settings, planar) : null,
            };
            if (way is not null)
            {
                yield return way with { TakesWork = true };
            }
        }
    }

    private static Way Forward(Operation operation, Geometry shape, in ConvSettings settings, bool planar)
    {
        WorkLength work = BlockedConvSizes.Forward(in settings, planar);
        long copied = BlockedConvSizes.Layout(in settings, planar).InPlace ? 0 : Source(in settings, planar);
        return new Way("Blocked" + operation.Kind, shape, Time("BlockedConv.MultiplyAdds", in settings, planar) + (copied / Costs.Of("BlockedConv.CopiedFloats")))
        {
            BlockedReads = [.. planar ? [] : (int[])[ConvImages.X], .. operation.Reads.Count > ConvImages.Residual ? (int[])[ConvImages.Residual] : []],
            BlockedWrites = [0],
            Work = new Scratch(work.Fixed, work.PerWorker),
            Packing = new Packing(ConvImages.Weight, "BlockedConv.Pack", shape, BlockedConvSizes.Packed(in settings, planar)),
        };
    }

    private static Way BackwardData(Geometry shape, in ConvSettings settings)
    {
        WorkLength work = BlockedConvSizes.BackwardData(in settings);
        return new Way("BlockedConv.BackwardData", shape, Time("BlockedConv.BackwardDataMultiplyAdds", in settings, planar: false))
        {
            BlockedReads = [ConvImages.X],
            BlockedWrites = [0],
            Work = new Scratch(work.Fixed, work.PerWorker),
            Packing = new Packing(ConvImages.Weight, "BlockedConv.PackBackward", shape, BlockedConvSizes.PackedBackward(in settings)),
        };
    }

    private static Way BackwardWeights(Geometry shape, in ConvSettings settings, bool planar)
    {
        WorkLength work = BlockedConvSizes.BackwardWeights(in settings, planar);
        return new Way("BlockedConv.BackwardWeights", shape, Time("BlockedConv.BackwardWeightsMultiplyAdds", in settings, planar))
        {
            BlockedReads = planar ? [ConvImages.OutputGradient] : [ConvImages.X, ConvImages.OutputGradient],
            Work = new Scratch(work.Fixed, work.PerWorker),
        };
    }

    // Multiply-adds with those for channels and filters that fill up blocks and panels.
    private static double Time(string rate, in ConvSettings settings, bool planar)
    {
        double channels = planar ? settings.GroupChannels : Blocks.Padded(settings.GroupChannels);
        double filters = DenseSizes.Panels(1, settings.GroupFilters);
        return Costs.At(rate, channels * filters * settings.Groups * settings.Window * settings.OutHeight * settings.OutWidth);
    }

    private static long Source(in ConvSettings settings, bool planar) => (planar ? settings.Channels : Blocks.Padded(settings.Channels)) * settings.Height * settings.Width;
}
