namespace StaticNets.Runtime.Kernels;

/// <summary>
/// A batch seen by its channels, to be shared out over a team: an item is one channel of planes, or four contiguous channels.
/// A channel's sums go over its values in the order of the batch.
/// </summary>
internal readonly unsafe struct ChannelColumns(BatchNormShape shape, int rows)
{
    private readonly int channels = shape.Channels;
    private readonly int inner = shape.Inner;
    private readonly int positions = rows * shape.Steps;

    public int Items => inner == 1 ? (channels + ColumnSums.Width - 1) / ColumnSums.Width : channels;

    /// <summary>Values of each channel.</summary>
    public long Values => (long)positions * inner;

    /// <summary>The first channel of an item.</summary>
    public int First(int item) => inner == 1 ? item * ColumnSums.Width : item;

    /// <summary>The channels of an item.</summary>
    public int Count(int item) => inner == 1 ? System.Math.Min(ColumnSums.Width, channels - First(item)) : 1;

    public void Means(float* x, int first, int count, double* means)
    {
        if (inner == 1)
        {
            ColumnSums.Sum(x + first, positions, count, channels, means);
        }
        else
        {
            means[0] = 0;
            for (int position = 0; position < positions; position++)
            {
                means[0] += DoubleSums.Sum(x + Plane(position, first), inner);
            }
        }

        for (int k = 0; k < count; k++)
        {
            means[k] /= Values;
        }
    }

    public void Squares(float* x, int first, int count, double* means, double* squares)
    {
        if (inner == 1)
        {
            ColumnSums.Squares(x + first, positions, count, channels, means, squares);
            return;
        }

        squares[0] = 0;
        for (int position = 0; position < positions; position++)
        {
            squares[0] += DoubleSums.Squares(x + Plane(position, first), inner, means[0]);
        }
    }

    public void Products(float* x, float* dy, int first, int count, double* means, double* sums, double* products)
    {
        if (inner == 1)
        {
            ColumnSums.Products(x + first, dy + first, positions, count, channels, means, sums, products);
            return;
        }

        (sums[0], products[0]) = (0, 0);
        for (int position = 0; position < positions; position++)
        {
            nint at = Plane(position, first);
            (double sum, double product) = DoubleSums.Products(x + at, dy + at, null, 0, inner, means[0]);
            sums[0] += sum;
            products[0] += product;
        }
    }

    public void Normalise(float* x, float* y, int first, int count, double* means, double* scales, float* weight, float* bias)
    {
        float* weights = weight == null ? null : weight + first;
        float* biases = bias == null ? null : bias + first;
        if (inner == 1)
        {
            NormaliseColumns.Forward(x + first, y + first, positions, count, channels, means, scales, weights, biases);
            return;
        }

        for (int position = 0; position < positions; position++)
        {
            nint at = Plane(position, first);
            Kernels.Normalise.Forward(x + at, y + at, inner, means[0], scales[0], weights, biases, step: 0);
        }
    }

    public void Backward(
        float* x, float* dy, float* dx, int first, int count, double* means, double* scales, double* slopes, double* gradientMeans, bool accumulate)
    {
        if (inner == 1)
        {
            NormaliseColumns.Backward(x + first, dy + first, dx + first, positions, count, channels, means, scales, slopes, gradientMeans, accumulate);
            return;
        }

        for (int position = 0; position < positions; position++)
        {
            nint at = Plane(position, first);
            Kernels.Normalise.Backward(x + at, dy + at, dx + at, inner, means[0], scales[0], slopes[0], gradientMeans[0], null, step: 0, accumulate);
        }
    }

    private nint Plane(int position, int channel) => (((nint)position * channels) + channel) * inner;
}
