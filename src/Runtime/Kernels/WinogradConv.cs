using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// 3×3 or 5×5 convolution (cross-correlation) with stride 1 by minimal filtering (Winograd; Lavin and Gray 2016, arXiv:1509.09308): a tile of 4×4 outputs takes 36 products
/// per channel and filter instead of 144, one of 2×2 takes 16 instead of 36; of a 5×5 window one of 2×2 takes 36 instead of 100. All images are in blocks of 16 channels, [rows][channels / 16][height][width][16]; the
/// channels that fill up the last block hold anything finite, and get what falls out.
/// <para>Error: not that of each sum by itself, since the values of a tile are mixed. Largest found: 30 u · m for tiles that read 6×6 values and 2 u · m for those that read 4×4, with u = 2⁻²⁴ and m the
/// largest |b| + Σ|w·x| of any output; on outputs of about 1, up to 1e-5 and 1e-6. The same bits for any batch and any number of threads.</para>
/// <para><c>work</c> is scratch of the length that <c>WinogradSizes</c> names; its content does not matter. Spans must not overlap unless a method says so.</para>
/// </summary>
public static unsafe partial class WinogradConv
{
    /// <summary>Transforms weight [filters, channels, window, window] for <see cref="Forward"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in WinogradShape shape, ReadOnlySpan<float> weight, Span<float> packed)
    {
        Guard.Length(weight.Length, shape.WeightLength);
        Guard.Length(packed.Length, shape.PackedLength);
        nint values = shape.Window * shape.Window;
        fixed (float* from = weight, to = packed)
        {
            WinogradFilters filters = new() { Weight = from, Channels = shape.Channels, Filters = shape.Filters, ChannelStep = values, FilterStep = values * shape.Channels, Tile = shape.Tile, Window = shape.Window, Packed = to };
            filters.Run(team);
        }
    }

    /// <summary>y = activation(weight ⋆ x + bias). <paramref name="bias"/> is [filters] or empty.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(
        Team team, in WinogradShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation =>
        Run(team, in shape, rows, x, packed, bias, default, y, work, activation);

    /// <summary>y = activation((weight ⋆ x + bias) + residual). <paramref name="residual"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or residual and y overlap without being the same.</exception>
    public static void ForwardResidual<TActivation>(
        Team team, in WinogradShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(residual.Length, y.Length);
        Guard.SameOrApart(residual, y);
        Run(team, in shape, rows, x, packed, bias, residual, y, work, activation);
    }

    private static void Run<TActivation>(
        Team team, in WinogradShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(x.Length, rows * shape.InputLength);
        Guard.Length(y.Length, rows * shape.OutputLength);
        Guard.Length(packed.Length, shape.PackedLength);
        Guard.AtLeast(work.Length, shape.Forward.Length);
        if (!bias.IsEmpty)
        {
            Guard.Length(bias.Length, shape.Filters);
        }

        fixed (float* from = x, to = y, weights = packed, start = bias, added = residual, scratch = work)
        {
            WinogradProduct<TActivation> product = new()
            {
                Source = WinogradSource.Of(from, shape.Channels, shape.Height, shape.Width, shape.PadTop, shape.PadLeft, shape.Tile, shape.Extent),
                Target = WinogradTarget.Of(to, shape.Filters, shape.OutHeight, shape.OutWidth, shape.Tile, shape.Extent),
                Layout = shape.Forward, Activation = activation, Weights = weights, Work = scratch,
            };
            product.Target.Bias = start;
            product.Target.Residual = added;
            product.Run(team, rows, work.Length);
        }
    }
}
