using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The gradients of a convolution of images in blocks.</summary>
public static unsafe partial class BlockedConv
{
    /// <summary>
    /// dx = the transpose of the convolution, applied to dy; added to dx when <paramref name="accumulate"/>. Both are in blocks; <paramref name="packed"/> is what
    /// <see cref="PackBackward"/> made of the weight. Inputs that no window reaches get zero.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or x is planar.</exception>
    public static void BackwardData(Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<float> packed, Span<float> dx, bool accumulate, Span<float> work)
    {
        RefusePlanar(in shape);
        ConvSettings settings = shape.Settings;
        Guard.Length(dy.Length, rows * shape.OutputLength);
        Guard.Length(packed.Length, shape.PackedBackwardLength);
        Guard.Length(dx.Length, rows * shape.InputLength);
        Guard.Apart(dy, dx);
        int workers = Workers(in settings, ref team, rows, work.Length, shape.BackwardDataWork);
        fixed (float* from = dy, to = dx, weights = packed, scratch = work)
        {
            float* next = weights;
            foreach (BlockedSource source in shape.Sources.Backward)
            {
                BlockedProduct<Identity> product = new()
                {
                    Source = source, Groups = settings.Groups,
                    From = from, FromGroup = (nint)settings.GroupFilters * settings.OutHeight * settings.OutWidth, FromSample = (nint)shape.OutputLength,
                    To = to, ToGroup = (nint)settings.GroupChannels * settings.Height * settings.Width, ToSample = (nint)shape.InputLength,
                    ToPlane = (nint)settings.Height * settings.Width * BlockedConvLayout.Block, ToWidth = settings.Width,
                    Packed = next, Residual = accumulate ? to : null, Work = scratch, WorkPerWorker = (nint)shape.BackwardDataWork.PerWorker, Workers = workers,
                    Exact = shape.Exact,
                };
                product.Run(team, rows);
                next += settings.Groups * (nint)source.Layout.PackedLength;
            }
        }
    }

    /// <summary>
    /// dweight [filters, channels / groups, window height, window width] = the correlation of x with dy, summed over the batch in order; added to dweight when <paramref name="accumulate"/>.
    /// dy is in blocks, x as the shape says.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardWeights(Team team, in BlockedConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate, Span<float> work)
    {
        ConvSettings settings = shape.Settings;
        Guard.Length(x.Length, rows * shape.InputLength);
        Guard.Length(dy.Length, rows * shape.OutputLength);
        Guard.Length(dweight.Length, settings.WeightLength);
        int workers = Workers(in settings, ref team, rows, work.Length, shape.BackwardWeightsWork);
        fixed (float* from = x, gradient = dy, to = dweight, scratch = work)
        {
            BlockedWeightProduct product = new()
            {
                Source = shape.Sources.Weights, Layout = shape.Sources.WeightLayout, Settings = settings, Rows = rows,
                X = from, XSample = (nint)shape.InputLength, Dy = gradient, DySample = (nint)shape.OutputLength, Dweight = to, Accumulate = accumulate,
                Work = scratch, WorkPerWorker = (nint)shape.BackwardWeightsWork.PerWorker, Workers = workers,
            };
            product.Run(team);
        }
    }
}
