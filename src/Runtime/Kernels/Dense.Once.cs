using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

public static unsafe partial class Dense
{
    // Columns of a product whose second matrix is the batch; a last strip may have half as many.
    private const int BatchStrip = DenseSizes.PanelWidth;

    /// <summary>
    /// <see cref="Forward"/> from the weight as it is, [outputs, inputs], for weights that are used once: those of a training step. The same bits.
    /// Turns the weight into panels or, where the batch is smaller, computes Wx with the batch turned and turns the result.
    /// </summary>
    /// <param name="team">Who works.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">[rows · steps, inputs].</param>
    /// <param name="weight">[outputs, inputs].</param>
    /// <param name="bias">[outputs], or empty.</param>
    /// <param name="y">[rows · steps, outputs], written; must not overlap the inputs.</param>
    /// <param name="work">At least <see cref="DenseShape.PanelLength"/> floats of scratch.</param>
    /// <param name="activation">Applied to each result.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void ForwardOnce<TActivation>(
        Team team, in DenseShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        int vectors = Check(in shape, rows, x.Length, y.Length);
        Guard.Length(weight.Length, (long)shape.Inputs * shape.Outputs);
        Guard.AtLeast(work.Length, shape.PanelLength);
        if (!bias.IsEmpty)
        {
            Guard.Length(bias.Length, shape.Outputs);
        }

        int strips = (vectors + BatchStrip - 1) / BatchStrip;
        Team sharing = Share((long)vectors * shape.Inputs * shape.Outputs, team);
        // Long sums are taken in pieces over panels alone, and the bits are to be the same for any team.
        if (shape.Inputs >= Product.LongSum || vectors % (BatchStrip / 2) != 0 || (long)vectors * (shape.Inputs + shape.Outputs) > shape.PanelLength || strips < sharing.Size)
        {
            Span<float> panels = work[..shape.PanelLength];
            Pack(team, in shape, weight, panels);
            Forward(team, in shape, rows, x, panels, bias, y, activation);
            return;
        }

        fixed (float* from = x, w = weight, start = bias, to = y, scratch = work)
        {
            Turned<TActivation> turned = new()
            {
                X = from, Weight = w, Bias = start, Y = to, Work = scratch, Vectors = vectors, Inputs = shape.Inputs, Outputs = shape.Outputs, Activation = activation,
            };
            sharing.Run(strips, &RunStrip<TActivation>, Unsafe.AsPointer(ref turned));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunStrip<TActivation>(int strip, int worker, void* context)
        where TActivation : struct, IActivation
    {
        ref Turned<TActivation> turned = ref Unsafe.AsRef<Turned<TActivation>>(context);
        int inputs = turned.Inputs, outputs = turned.Outputs, first = strip * BatchStrip, width = int.Min(BatchStrip, turned.Vectors - first);
        float* batch = turned.Work + ((nint)first * (inputs + outputs)), sums = batch + ((nint)width * inputs), y = turned.Y + ((nint)first * outputs);
        Gemm.Turn.Matrix(turned.X + ((nint)first * inputs), inputs, width, inputs, batch, width);
        for (int output = 0; output < outputs; output++)
        {
            new Span<float>(sums + ((nint)output * width), width).Fill(turned.Bias == null ? 0 : turned.Bias[output]);
        }

        // One strip of 32 columns is a panel; 16 columns are a matrix of that width.
        Product product = new()
        {
            Rows = outputs, Columns = width, Count = inputs, A = turned.Weight, ARow = inputs, AStep = 1, B = batch, Panels = width == BatchStrip, Accumulate = true, C = sums,
        };
        product.Run(0, outputs, 0, width);
        Gemm.Turn.Matrix(sums, width, outputs, width, y, outputs);
        Epilogue.Apply(y, outputs, width, outputs, in turned.Activation);
    }

    private struct Turned<TActivation>
    {
        public float* X;
        public float* Weight;
        public float* Bias;
        public float* Y;
        public float* Work;
        public int Vectors;
        public int Inputs;
        public int Outputs;
        public TActivation Activation;
    }
}
