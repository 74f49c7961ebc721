using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Two-dimensional convolution (cross-correlation), as <c>torch.nn.Conv2d</c>: x [rows, channels, height, width], weight [filters, channels / groups, window height,
/// window width], y [rows, filters, out height, out width], all planar.
/// <para>Error of each sum, before the activation: at most γ · (|b| + Σ|w·x|) with γ = n·u / (1 − n·u), n terms, u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical
/// Algorithms, 2nd ed. 2002, §3.1). The sums are taken in the order of the weights, starting from the bias: the same bits for any batch and any number of threads.</para>
/// <para><c>work</c> is scratch of the length that <c>ConvSizes</c> names; its content does not matter. Spans must not overlap unless a method says so.</para>
/// </summary>
public static unsafe class Conv
{
    /// <summary>y = activation(weight ⋆ x + bias). <paramref name="bias"/> is [filters] or empty.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(
        Team team, in ConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Forward(team, in shape, rows, x, weight, bias, default, y, work, shape.ForwardWork, activation);
    }

    /// <summary>y = activation((weight ⋆ x + bias) + residual), the sum rounded before the residual is added, as in two steps. <paramref name="residual"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or residual and y overlap without being the same.</exception>
    public static void ForwardResidual<TActivation>(
        Team team, in ConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(residual.Length, y.Length);
        Guard.SameOrApart(residual, y);
        Forward(team, in shape, rows, x, weight, bias, residual, y, work, shape.ForwardResidualWork, activation);
    }

    private static void Forward<TActivation>(
        Team team, in ConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> residual, Span<float> y, Span<float> work, WorkLength length, TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvSettings settings = shape.Settings;
        Check(in shape, rows, x.Length, weight.Length, y.Length);
        if (!bias.IsEmpty)
        {
            Guard.Length(bias.Length, settings.Filters);
        }

        int workers = Workers(in settings, ref team, rows, work.Length, length);
        fixed (float* from = x, to = y, weights = weight, start = bias, added = residual, scratch = work)
        {
            ConvProduct<TActivation> product = new()
            {
                Source = shape.ForwardSource, Activation = activation,
                From = from, FromGroup = (nint)settings.GroupChannels * settings.Height * settings.Width, FromSample = (nint)shape.InputLength,
                To = to, ToPlane = (nint)settings.OutHeight * settings.OutWidth, ToWidth = settings.OutWidth,
                Groups = settings.Groups, Outputs = settings.GroupFilters, Weight = weights, Bias = start, Residual = added,
                Work = scratch, WorkPerWorker = (nint)length.PerWorker, Workers = workers,
            };
            product.Run(team, rows);
        }
    }

    /// <summary>dx = the transpose of the convolution, applied to dy; added to dx when <paramref name="accumulate"/>. Inputs that no window reaches get zero.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardData(
        Team team, in ConvShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<float> weight, Span<float> dx, bool accumulate, Span<float> work)
    {
        ConvSettings settings = shape.Settings;
        Check(in shape, rows, dx.Length, weight.Length, dy.Length);
        int workers = Workers(in settings, ref team, rows, work.Length, shape.BackwardDataWork);
        fixed (float* from = dy, to = dx, weights = weight, scratch = work)
        {
            float* turned = scratch;
            foreach (ConvSource source in shape.BackwardSources)
            {
                Turn(in settings, weights, source.Taps.WindowIndex, turned);
                ConvProduct<Identity> product = new()
                {
                    Source = source,
                    From = from, FromGroup = (nint)settings.GroupFilters * settings.OutHeight * settings.OutWidth, FromSample = (nint)shape.OutputLength,
                    To = to, ToPlane = (nint)settings.Height * settings.Width, ToWidth = settings.Width,
                    Groups = settings.Groups, Outputs = settings.GroupChannels, Weight = turned, Accumulate = accumulate,
                    Work = scratch + (nint)shape.BackwardDataWork.Fixed, WorkPerWorker = (nint)shape.BackwardDataWork.PerWorker, Workers = workers,
                };
                product.Run(team, rows);
                turned += (nint)settings.Filters * settings.GroupChannels * source.Taps.Count;
            }
        }
    }

    /// <summary>dweight = the correlation of x with dy, summed over the batch in a fixed order; added to dweight when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardWeights(
        Team team, in ConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate, Span<float> work)
    {
        ConvSettings settings = shape.Settings;
        Check(in shape, rows, x.Length, dweight.Length, dy.Length);
        int workers = Workers(in settings, ref team, rows, work.Length, shape.BackwardWeightsWork);
        fixed (float* from = x, gradient = dy, to = dweight, scratch = work)
        {
            ConvWeightProduct product = new() { Shape = shape, Rows = rows, X = from, Dy = gradient, Dweight = to, Accumulate = accumulate, Work = scratch, Workers = workers };
            product.Run(team);
        }
    }

    /// <summary>The weights of some taps as [group][channel][filter][tap], the order in which the gradient of a channel is summed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(in ConvSettings settings, float* weight, int[] windowIndex, float* turned)
    {
        // Blocks of channels, so that the lines read and the lines written both stay in the first cache, even where their distance is a power of two.
        const int Channels = 8;
        int taps = windowIndex.Length, filters = settings.GroupFilters, channels = settings.GroupChannels, window = settings.Window;
        for (int group = 0; group < settings.Groups; group++)
        {
            for (int block = 0; block < channels; block += Channels)
            {
                int end = int.Min(block + Channels, channels);
                for (int filter = 0; filter < filters; filter++)
                {
                    for (int channel = block; channel < end; channel++)
                    {
                        float* from = weight + ((((((nint)group * filters) + filter) * channels) + channel) * window);
                        float* to = turned + ((((((nint)group * channels) + channel) * filters) + filter) * taps);
                        for (int tap = 0; tap < taps; tap++)
                        {
                            to[tap] = from[windowIndex[tap]];
                        }
                    }
                }
            }
        }
    }

    private static void Check(in ConvShape shape, int rows, int xLength, int weightLength, int yLength)
    {
        Guard.Length(xLength, rows * shape.InputLength, "x");
        Guard.Length(weightLength, shape.Settings.WeightLength, "weight");
        Guard.Length(yLength, rows * shape.OutputLength, "y");
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
