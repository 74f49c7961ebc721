using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>
/// Winograd's convolution, 3 x 3 or 5 x 5 with stride 1, of images in blocks of 16 channels. Not under <c>Accuracy = Exact</c>; in training only with the smallest tile, whose rounding
/// is close to that of direct summation.
/// </summary>
internal sealed class WinogradKernel : Kernel
{
    // Samples that share the reading of the weights: a guess, because the batch is chosen at run time.
    private const int TrainingBatch = 16;

    public override IReadOnlyList<string> Kinds { get; } = ["Conv.Forward", "Conv.ForwardResidual", "Conv.BackwardData", "Conv.BackwardWeights"];

    public override IEnumerable<Way> Ways(Operation operation, Program program)
    {
        ConvSettings settings = Convolutions.Settings(operation.Shape);
        if (program.Exact || !Fits(in settings, operation.Shape))
        {
            yield break;
        }

        int window = settings.WindowHeight;
        foreach (int tile in Tiles(window, program.Purpose == Purpose.Training))
        {
            Way? way = operation.Kind switch
            {
                "Conv.BackwardData" => BackwardData(operation, program, in settings, tile),
                "Conv.BackwardWeights" => BackwardWeights(operation, program, in settings, tile),
                _ => Forward(operation, program, in settings, tile),
            };
            if (way is not null)
            {
                yield return way with { Detail = window == 5 ? "F(2x2, 5x5)" : tile == 4 ? "F(4x4)" : "F(2x2)", TakesWork = true };
            }
        }
    }

    // Outputs of a tile in each direction. One that reads 6 x 6 inputs rounds more than one of 4 x 4.
    private static int[] Tiles(int window, bool training) => (window, training) switch
    {
        (5, true) => [],
        (5, false) => [2],
        (_, true) => [2],
        _ => [4, 2],
    };

    private static Way? Forward(Operation operation, Program program, in ConvSettings settings, int tile)
    {
        if (!ConvImages.AreSeen(operation, program))
        {
            return null;
        }

        Geometry shape = Shape(operation.Shape, tile);
        WorkLength work = WinogradSizes.Forward(settings.Channels, tile, settings.WindowHeight);
        string kind = operation.Kind == "Conv.Forward" ? "WinogradConv.Forward" : "WinogradConv.ForwardResidual";
        return new Way(kind, shape, Time(settings.OutHeight, settings.OutWidth, settings.Channels, settings.Filters, (tile, settings.WindowHeight), program.Purpose))
        {
            BlockedReads = operation.Reads.Count > ConvImages.Residual ? [ConvImages.X, ConvImages.Residual] : [ConvImages.X],
            BlockedWrites = [0],
            Work = new Scratch(work.Fixed, work.PerWorker),
            Packing = new Packing(ConvImages.Weight, "WinogradConv.Pack", shape, WinogradSizes.Packed(settings.Channels, settings.Filters, tile, settings.WindowHeight)),
        };
    }

    private static Way? BackwardData(Operation operation, Program program, in ConvSettings settings, int tile)
    {
        if (!ConvImages.AreSeenBackward(operation, program))
        {
            return null;
        }

        Geometry shape = Shape(operation.Shape, tile);
        WorkLength work = WinogradSizes.BackwardData(settings.Filters, tile, settings.WindowHeight);
        return new Way("WinogradConv.BackwardData", shape, Time(settings.Height, settings.Width, settings.Filters, settings.Channels, (tile, settings.WindowHeight), program.Purpose))
        {
            BlockedReads = [ConvImages.X],
            BlockedWrites = [0],
            Work = new Scratch(work.Fixed, work.PerWorker),
            Packing = new Packing(ConvImages.Weight, "WinogradConv.PackBackward", shape, WinogradSizes.Packed(settings.Filters, settings.Channels, tile, settings.WindowHeight)),
        };
    }

    private static Way? BackwardWeights(Operation operation, Program program, in ConvSettings settings, int tile)
    {
        if (!ConvImages.AreSeenByWeights(operation, program))
        {
            return null;
        }

        WorkLength work = WinogradSizes.BackwardWeights(settings.Channels, settings.Filters);
        return new Way("WinogradConv.BackwardWeights", Shape(operation.Shape, tile), Time(settings.OutHeight, settings.OutWidth, settings.Channels, settings.Filters, (tile, settings.WindowHeight), program.Purpose))
        {
            BlockedReads = [ConvImages.X, ConvImages.OutputGradient],
            Work = new Scratch(work.Fixed, work.PerWorker),
        };
    }

    private static Geometry Shape(Geometry shape, int tile) => Geometry.Of(
        "WinogradShape",
        ("channels", shape["channels"]),
        ("height", shape["height"]),
        ("width", shape["width"]),
        ("filters", shape["filters"]),
        ("padTop", shape["padTop"]),
        ("padLeft", shape["padLeft"]),
        ("padBottom", shape["padBottom"]),
        ("padRight", shape["padRight"]),
        ("tile", tile),
        ("window", shape["windowHeight"]));

    // More zeros than the window reaches over would be a crop on the way back.
    private static bool Fits(in ConvSettings settings, Geometry shape) =>
        settings.WindowHeight is 3 or 5 && settings.WindowWidth == settings.WindowHeight && settings.StrideHeight == 1 && settings.StrideWidth == 1 && settings.DilationHeight == 1 && settings.DilationWidth == 1
        && settings.Groups == 1 && Math.Max(Math.Max(shape["padTop"], shape["padBottom"]), Math.Max(shape["padLeft"], shape["padRight"])) <= settings.WindowHeight - 1;

    // Products, or the reading of the transformed weights where there are few tiles to use them for; and both transforms.
    private static double Time(int outHeight, int outWidth, int channels, int filters, (int Outputs, int Window) tile, Purpose purpose)
    {
        int extent = WinogradSizes.Extent(tile.Outputs, tile.Window);
        double frequencies = extent * extent;
        double tiles = (double)((outHeight + tile.Outputs - 1) / tile.Outputs) * ((outWidth + tile.Outputs - 1) / tile.Outputs);
        double summed = Blocks.Padded(channels), panels = DenseSizes.Panels(1, filters);
        double products = frequencies * tiles * summed * panels / Costs.Of("Winograd.MultiplyAdds");
        double weights = frequencies * summed * panels / Costs.Of("Winograd.WeightFloats") / (purpose == Purpose.Training ? TrainingBatch : 1);
        return Costs.At("Winograd.TransformedFloats", frequencies * tiles * (summed + panels)) + Math.Max(products, weights);
    }
}
