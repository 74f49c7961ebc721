using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Two-dimensional convolution (cross-correlation), as <c>torch.nn.Conv2d</c>, of images in blocks of 16 channels: x [rows, ⌈channels / 16⌉, height, width, 16], or planar
/// [rows, channels, height, width] where the shape says so, y [rows, ⌈filters / 16⌉, out height, out width, 16]. Lanes of x beyond its channels are not read,
/// those of y beyond its filters are finite where x is (and a residual's are).
/// <para>Error of each sum, before the activation: at most γ · (|b| + Σ|w·x|) with γ = n·u / (1 − n·u), n terms, u = 2⁻²⁴, whatever the order of summation (Higham, Accuracy and
/// Stability of Numerical Algorithms, 2nd ed. 2002, §3.1). The sums start from the bias and go through blocks of channels, rows and columns of the window, and channels of the
/// block, in this order (planar: channels, rows, columns): the same bits for any batch and any number of threads. Of an exact shape n is 128 + n / 128: pieces of 128 terms are
/// summed by themselves and added up in order, the first with the bias and the residual.</para>
/// </summary>
public static unsafe partial class BlockedConv
{
    /// <summary>y = activation(weight ⋆ x + bias). <paramref name="packed"/> is what <see cref="Pack"/> made of the weight, <paramref name="bias"/> is [filters] or empty.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(
        Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Forward(team, in shape, rows, x, default, default, packed, bias, default, y, work, activation);
    }

    /// <summary>y = activation((weight ⋆ x + bias) + residual). <paramref name="residual"/> is laid out like <paramref name="y"/> and may be the same span.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or residual and y overlap without being the same.</exception>
    public static void ForwardResidual<TActivation>(
        Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Span<float> work,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(residual.Length, y.Length);
        Guard.SameOrApart(residual, y);
        Forward(team, in shape, rows, x, default, default, packed, bias, residual, y, work, activation);
    }

    /// <summary>
    /// y = activation(weight ⋆ max(0, x · scale + shift) + bias), the zeros around the image being added after the rectifier: batch normalisation with known statistics, rectifier
    /// and convolution in one step. <paramref name="scale"/> and <paramref name="shift"/> are [channels]; x · scale + shift is rounded once where the processor has fused multiply-add.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or x is planar.</exception>
    public static void ForwardNormed<TActivation>(
        Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias,
        Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        RefusePlanar(in shape);
        Guard.Length(scale.Length, shape.Settings.Channels);
        Guard.Length(shift.Length, shape.Settings.Channels);
        Forward(team, in shape, rows, x, scale, shift, packed, bias, default, y, work, activation);
    }

    private static void Forward<TActivation>(
        Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> residual, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvSettings settings = shape.Settings;
        Guard.Length(x.Length, rows * shape.InputLength);
        Guard.Length(packed.Length, shape.PackedLength);
        Guard.Length(y.Length, rows * shape.OutputLength);
        Guard.Length(bias.Length, bias.IsEmpty ? 0 : settings.Filters);
        Guard.Apart(x, y);
        WorkLength length = scale.IsEmpty ? shape.ForwardWork : shape.NormedWork;
        int workers = Workers(in settings, ref team, rows, work.Length, length);
        fixed (float* from = x, scales = scale, shifts = shift, to = y, weights = packed, start = bias, added = residual, scratch = work)
        {
            BlockedProduct<TActivation> product = new()
            {
                Source = scale.IsEmpty ? shape.Sources.Forward : shape.Sources.Normed, Activation = activation, Groups = settings.Groups,
                From = from, FromGroup = (nint)settings.GroupChannels * settings.Height * settings.Width, FromSample = (nint)shape.InputLength,
                Norm = new ChannelNorm { Scale = scales, Shift = shifts }, Exact = shape.Exact,
                To = to, ToGroup = (nint)settings.GroupFilters * settings.OutHeight * settings.OutWidth, ToSample = (nint)shape.OutputLength,
                ToPlane = (nint)settings.OutHeight * settings.OutWidth * BlockedConvLayout.Block,
                Packed = weights, Bias = start, Residual = added, Work = scratch, WorkPerWorker = (nint)length.PerWorker, Workers = workers,
            };
            product.Run(team, rows);
        }
    }

    private static void RefusePlanar(in BlockedConvShape shape)
    {
        if (shape.PlanarInput)
        {
            throw new ArgumentException("The input of the shape is planar; this takes one in blocks.", nameof(shape));
        }
    }

    /// <summary>How many threads share the work: as many as it is worth and as have scratch.</summary>
    private static int Workers(in ConvSettings settings, ref Team team, int rows, int workLength, WorkLength work)
    {
        Guard.AtLeast(workLength, work.Fixed + work.PerWorker, "work");
        long multiplyAdds = settings.WeightLength * settings.OutHeight * settings.OutWidth * rows;
        long share = work.PerWorker == 0 ? team.Size : (workLength - work.Fixed) / work.PerWorker;
        team = share < 2 ? Team.Alone : team.WorthMultiplyAdds(multiplyAdds);
        return (int)long.Min(share, team.Size);
    }
}
