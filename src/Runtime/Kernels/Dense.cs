using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Fully connected layer, y = activation(W x + b), for rows · steps vectors x [inputs] and y [outputs]. W is [outputs, inputs] row-major as in
/// <c>torch.nn.Linear</c>; <see cref="Forward"/> reads it packed by <see cref="Pack"/>.
/// <para>Error of each sum, before the activation: at most γ · (|b| + Σ|w·x|) with γ = n·u / (1 − n·u), n terms, u = 2⁻²⁴, whatever the order of summation
/// (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, §3.1). Terms of gradients that are zero, as many are behind a rectifier, may be left out. The sums are taken in the order of the inputs, starting from the bias, from 2,048 inputs on
/// in pieces of 512 whose sums are added in order: the same bits for any batch and any number of threads.</para>
/// </summary>
public static unsafe partial class Dense
{
    /// <summary>Packs <paramref name="weight"/> [outputs, inputs] into <paramref name="panels"/> [panel][input][32], the last panel filled with zeros.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in DenseShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        Guard.Length(weight.Length, (long)shape.Inputs * shape.Outputs);
        Guard.Length(panels.Length, shape.PanelLength);
        fixed (float* from = weight, to = panels)
        {
            Packing packing = new() { Weight = from, Panels = to, Inputs = shape.Inputs, Outputs = shape.Outputs };
            int count = (shape.Outputs + DenseSizes.PanelWidth - 1) / DenseSizes.PanelWidth;
            Share(shape.PanelLength * 16L, team).Run(count, &PackPanel, &packing);
        }
    }

    /// <summary>y = activation(W x + b). <paramref name="bias"/> is [outputs] or empty; y must not overlap the inputs.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(Team team, in DenseShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> panels, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        int vectors = Check(in shape, rows, x.Length, y.Length);
        Guard.Length(panels.Length, shape.PanelLength);
        if (!bias.IsEmpty)
        {
            Guard.Length(bias.Length, shape.Outputs);
        }

        fixed (float* a = x, b = panels, start = bias, c = y)
        {
            Product product = new()
            {
                Rows = vectors, Columns = shape.Outputs, Count = shape.Inputs, A = a, ARow = shape.Inputs, AStep = 1, B = b, Panels = true, Bias = start, C = c,
            };
            Run(team, in product, activation, sparse: false);
        }
    }

    /// <summary>dx = dy W, from the weight as it is, [outputs, inputs]; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardData(Team team, in DenseShape shape, int rows, ReadOnlySpan<float> dy, ReadOnlySpan<float> weight, Span<float> dx, bool accumulate)
    {
        int vectors = Check(in shape, rows, dx.Length, dy.Length);
        Guard.Length(weight.Length, (long)shape.Inputs * shape.Outputs);
        fixed (float* a = dy, b = weight, c = dx)
        {
            Product product = new()
            {
                Rows = vectors, Columns = shape.Inputs, Count = shape.Outputs, A = a, ARow = shape.Outputs, AStep = 1, B = b, Accumulate = accumulate, C = c,
            };
            Run(team, in product, default(Identity), SparseProduct.Pays(in product));
        }
    }

    /// <summary>dW = dyᵀ x, summed over rows · steps in order; added to dweight [outputs, inputs] when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardWeights(Team team, in DenseShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate)
    {
        int vectors = Check(in shape, rows, x.Length, dy.Length);
        Guard.Length(dweight.Length, (long)shape.Inputs * shape.Outputs);
        fixed (float* a = dy, b = x, c = dweight)
        {
            Product product = new()
            {
                Rows = shape.Outputs, Columns = shape.Inputs, Count = vectors, A = a, ARow = 1, AStep = shape.Outputs, B = b, Accumulate = accumulate, C = c,
            };
            Run(team, in product, default(Identity), SparseProduct.Pays(in product));
        }
    }

    private static int Check(in DenseShape shape, int rows, int xLength, int yLength)
    {
        long vectors = (long)rows * shape.Steps;
        Guard.Length(xLength, vectors * shape.Inputs, "x");
        Guard.Length(yLength, vectors * shape.Outputs, "y");
        return (int)vectors;
    }

    private static Team Share(long work, Team team) => team.WorthMultiplyAdds(work);

    private static void Run<TActivation>(Team team, in Product product, TActivation activation, bool sparse)
        where TActivation : struct, IActivation
    {
        team = Share((long)product.Rows * product.Columns * product.Count, team);
        Job<TActivation> job = new() { Product = product, Activation = activation, Sparse = sparse, ColumnParts = 1, RowParts = 1 };
        if (sparse)
        {
            // By rows, whose terms are then listed once.
            job.RowParts = int.Min(team.Size, product.Rows);
        }
        else if (team.Size > 1)
        {
            job.ColumnParts = int.Min((product.Columns + DenseSizes.PanelWidth - 1) / DenseSizes.PanelWidth, team.Size);
            job.RowParts = job.ColumnParts == team.Size ? 1 : int.Min((team.Size + job.ColumnParts - 1) / job.ColumnParts, (product.Rows + 3) / 4);
        }

        team.Run(job.ColumnParts * job.RowParts, &RunPart<TActivation>, Unsafe.AsPointer(ref job));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart<TActivation>(int part, int worker, void* context)
        where TActivation : struct, IActivation
    {
        ref Job<TActivation> job = ref Unsafe.AsRef<Job<TActivation>>(context);
        ref Product product = ref job.Product;
        int strips = (product.Columns + DenseSizes.PanelWidth - 1) / DenseSizes.PanelWidth;
        int columnPart = part % job.ColumnParts, rowPart = part / job.ColumnParts;
        int column = Cut(strips, columnPart, job.ColumnParts) * DenseSizes.PanelWidth;
        int columnEnd = int.Min(Cut(strips, columnPart + 1, job.ColumnParts) * DenseSizes.PanelWidth, product.Columns);
        int row = Cut(product.Rows, rowPart, job.RowParts), rowEnd = Cut(product.Rows, rowPart + 1, job.RowParts);
        if (rowEnd == row)
        {
            return;
        }

        if (job.Sparse)
        {
            SparseProduct.Run(in product, row, rowEnd - row, column, columnEnd - column);
            return;
        }

        product.Run(row, rowEnd - row, column, columnEnd - column);
        Epilogue.Apply(product.C + ((nint)row * product.Columns) + column, product.Columns, rowEnd - row, columnEnd - column, in job.Activation);
    }

    private static int Cut(int count, int part, int parts) => (int)((long)count * part / parts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPanel(int part, int worker, void* context)
    {
        Packing* packing = (Packing*)context;
        int inputs = packing->Inputs, first = part * DenseSizes.PanelWidth, width = int.Min(DenseSizes.PanelWidth, packing->Outputs - first);
        float* panel = packing->Panels + ((nint)first * inputs), from = packing->Weight + ((nint)first * inputs);
        Gemm.Turn.Matrix(from, inputs, width, inputs, panel, DenseSizes.PanelWidth);
        for (int k = 0; k < inputs && width < DenseSizes.PanelWidth; k++)
        {
            new Span<float>(panel + ((nint)k * DenseSizes.PanelWidth) + width, DenseSizes.PanelWidth - width).Clear();
        }
    }

    private struct Job<TActivation>
    {
        public Product Product;
        public TActivation Activation;
        public bool Sparse;
        public int ColumnParts;
        public int RowParts;
    }

    private struct Packing
    {
        public float* Weight;
        public float* Panels;
        public int Inputs;
        public int Outputs;
    }
}
