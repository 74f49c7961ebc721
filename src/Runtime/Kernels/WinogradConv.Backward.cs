using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <content>The gradients.</content>
public static unsafe partial class WinogradConv
{
    /// <summary>Transforms weight [filters, channels, window, window], turned by 180° and with filters and channels exchanged, for <see cref="BackwardData"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void PackBackward(Team team, in WinogradShape shape, ReadOnlySpan<float> weight, Span<float> packed)
    {
        Guard.Length(weight.Length, shape.WeightLength);
        Guard.Length(packed.Length, shape.PackedBackwardLength);
        nint values = shape.Window * shape.Window;
        fixed (float* from = weight, to = packed)
        {
            WinogradFilters filters = new()
            {
                Weight = from, Channels = shape.Filters, Filters = shape.Channels, ChannelStep = values * shape.Channels, FilterStep = values, Turned = true,
                Tile = shape.Tile, Window = shape.Window, Packed = to,
            };
            filters.Run(team);
        }
    }

    /// <summary>dx = the transpose of the convolution, applied to dy; added to dx when <paramref name="accumulate"/>. <paramref name="packed"/> is what <see cref="PackBackward"/> wrote.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardData(
        Team team, in WinogradShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<float> packed, Span<float> dx, bool accumulate, Span<float> work)
    {
        Guard.Length(dy.Length, rows * shape.OutputLength);
        Guard.Length(dx.Length, rows * shape.InputLength);
        Guard.Length(packed.Length, shape.PackedBackwardLength);
        Guard.AtLeast(work.Length, shape.Backward.Length);
        fixed (float* from = dy, to = dx, weights = packed, scratch = work)
        {
            // A convolution of dy: what lay before the first output lies behind it now.
            WinogradProduct<Identity> product = new()
            {
                Source = WinogradSource.Of(from, shape.Filters, shape.OutHeight, shape.OutWidth, shape.Window - 1 - shape.PadTop, shape.Window - 1 - shape.PadLeft, shape.Tile, shape.Extent),
                Target = WinogradTarget.Of(to, shape.Channels, shape.Height, shape.Width, shape.Tile, shape.Extent),
                Layout = shape.Backward, Weights = weights, Work = scratch,
            };
            product.Target.Residual = accumulate ? to : null;
            product.Run(team, rows, work.Length);
        }
    }

    /// <summary>
    /// dweight [filters, channels, 3, 3] = the correlation of x with dy, summed over the batch in the order of its tiles; added to dweight when <paramref name="accumulate"/>.
    /// Of a window of 3. Always in tiles of 2, whatever the tile of the shape: the sums run over many tiles, and theirs are the more accurate.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or the window is another.</exception>
    public static void BackwardWeights(
        Team team, in WinogradShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate, Span<float> work)
    {
        if (shape.Window != 3)
        {
            throw new ArgumentException($"The weights of a window of {shape.Window} have no gradient by minimal filtering; a window of 3 would have.", nameof(shape));
        }

        Guard.Length(x.Length, rows * shape.InputLength);
        Guard.Length(dy.Length, rows * shape.OutputLength);
        Guard.Length(dweight.Length, shape.WeightLength);
        Guard.AtLeast(work.Length, shape.Weights.Length);
        fixed (float* from = x, gradient = dy, to = dweight, scratch = work)
        {
            WinogradWeightProduct product = new()
            {
                X = WinogradSource.Of(from, shape.Channels, shape.Height, shape.Width, shape.PadTop, shape.PadLeft, tile: 2, extent: 4),
                Dy = WinogradSource.Of(gradient, shape.Filters, shape.OutHeight, shape.OutWidth, padTop: 0, padLeft: 0, tile: 2, extent: 4),
                Layout = shape.Weights, Channels = shape.Channels, Filters = shape.Filters, Dweight = to, Accumulate = accumulate, Work = scratch,
            };
            product.Run(team, rows);
        }
    }
}
