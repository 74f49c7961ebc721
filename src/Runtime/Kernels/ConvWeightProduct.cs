using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The gradient of a convolution's weights: dot products of output gradients with runs of the source. One part is a slice of the batch, a group and a block of
/// channels; slices have sums of their own, which are added in order.
/// </summary>
internal unsafe struct ConvWeightProduct
{
    public ConvShape Shape;

    public int Rows;

    public float* X;

    public float* Dy;

    public float* Dweight;

    public bool Accumulate;

    public float* Work;

    /// <summary>Threads that have scratch.</summary>
    public int Workers;

    private int parts;
    private int slices;
    private int channelBlocks;
    private float* partial;

    public void Run(Team team)
    {
        ConvSettings settings = Shape.Settings;
        ConvWeightLayout layout = Shape.WeightLayout;
        slices = int.Clamp(Rows, 1, layout.Slices);
        channelBlocks = (settings.GroupChannels + layout.ChannelBlock - 1) / layout.ChannelBlock;
        partial = Work;
        parts = slices * settings.Groups * channelBlocks;
        team.Run(Workers, &RunShare, Unsafe.AsPointer(ref this));
        if (layout.Slices > 1)
        {
            AddSlices((nint)settings.WeightLength);
        }
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref ConvWeightProduct product = ref Unsafe.AsRef<ConvWeightProduct>(context);
        WorkLength work = product.Shape.BackwardWeightsWork;
        for (int part = share; part < product.parts; part += product.Workers)
        {
            product.Part(part, product.Work + (nint)(work.Fixed + (share * work.PerWorker)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Part(int part, float* lanes)
    {
        ConvSettings settings = Shape.Settings;
        ConvWeightLayout layout = Shape.WeightLayout;
        int block = part % channelBlocks, rest = part / channelBlocks, group = rest % settings.Groups, slice = rest / settings.Groups;
        int channel = block * layout.ChannelBlock, channels = int.Min(layout.ChannelBlock, settings.GroupChannels - channel);
        int first = (int)((long)Rows * slice / slices), end = (int)((long)Rows * (slice + 1) / slices);

        float* gradient = lanes + ConvWeightLayout.LanesLength;
        float* source = gradient + (nint)(layout.Samples * layout.GradientStride);
        float* target = (layout.Slices > 1 ? partial + (slice * (nint)settings.WeightLength) : Dweight)
            + ((((nint)group * settings.GroupFilters * settings.GroupChannels) + channel) * settings.Window);
        bool add = layout.Slices == 1 && Accumulate;
        if (first == end && !add)
        {
            Clear(target, settings.GroupFilters, (nint)settings.GroupChannels * settings.Window, channels * settings.Window);
        }

        for (int sample = first; sample < end; sample += layout.Samples)
        {
            int samples = int.Min(layout.Samples, end - sample);
            for (int band = 0; band < layout.Source.Bands; band++)
            {
                int row = band * layout.Source.BandRows, rows = int.Min(layout.Source.BandRows, settings.OutHeight - row);
                for (int s = 0; s < samples; s++)
                {
                    float* image = X + ((((nint)(sample + s) * settings.Channels) + ((nint)group * settings.GroupChannels) + channel) * settings.Height * settings.Width);
                    Shape.WeightSource.Fill(image, channels, row, rows, source + (s * (nint)layout.SourceStride));
                    float* planes = Dy + ((((nint)(sample + s) * settings.Filters) + ((nint)group * settings.GroupFilters)) * settings.OutHeight * settings.OutWidth);
                    FillGradient(planes, row, rows, gradient + (s * (nint)layout.GradientStride));
                }

                int run = ((((rows - 1) * layout.Source.Pitch) + settings.OutWidth + 15) / 16) * 16;
                Products(gradient, source, run, samples, channels * settings.Window, lanes, target, add);
                add = true;
            }
        }
    }

    /// <summary>Copies the rows of dy to the pitch of the source, zeros between them and up to a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void FillGradient(float* planes, int row, int rows, float* target)
    {
        ConvSettings settings = Shape.Settings;
        int pitch = Shape.WeightLayout.Source.Pitch, width = settings.OutWidth, length = Shape.WeightLayout.RunLength;
        for (int filter = 0; filter < settings.GroupFilters; filter++)
        {
            float* from = planes + ((((nint)filter * settings.OutHeight) + row) * width);
            int done;
            if (pitch == width)
            {
                done = rows * width;
                Copy.Row(from, target, done);
            }
            else
            {
                for (int r = 0; r < rows; r++)
                {
                    Copy.Row(from + ((nint)r * width), target + (r * pitch), width);
                    if (r < rows - 1)
                    {
                        Copy.Zeros(target + (r * pitch) + width, pitch - width);
                    }
                }

                done = ((rows - 1) * pitch) + width;
            }

            Copy.Zeros(target + done, length - done);
            target += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Products(float* gradient, float* source, int run, int samples, int columns, float* lanes, float* target, bool add)
    {
        ConvSettings settings = Shape.Settings;
        ConvWeightLayout layout = Shape.WeightLayout;
        nint targetRow = (nint)settings.GroupChannels * settings.Window;
        int filters = settings.GroupFilters;
        int rowBlocks = (filters + RegisterTiles.DotRows - 1) / RegisterTiles.DotRows, columnBlocks = (columns + RegisterTiles.DotColumns - 1) / RegisterTiles.DotColumns;
        fixed (int* offsets = Shape.WeightSource.Offsets)
        {
            for (int rowBlock = 0, filter = 0; rowBlock < rowBlocks; rowBlock++)
            {
                int height = (filters - filter + rowBlocks - rowBlock - 1) / (rowBlocks - rowBlock);
                for (int columnBlock = 0, column = 0; columnBlock < columnBlocks; columnBlock++)
                {
                    int width = (columns - column + columnBlocks - columnBlock - 1) / (columnBlocks - columnBlock);
                    DotTile tile = new()
                    {
                        A = gradient + ((nint)filter * layout.RunLength), ARow = layout.RunLength, ASample = (nint)layout.GradientStride,
                        B = source, Offsets = offsets + column, BSample = (nint)layout.SourceStride, Length = run, Samples = samples, Lanes = lanes,
                    };
                    RegisterTiles.RunDot(in tile, height, width);
                    AddLanes(lanes, height, width, target + (filter * targetRow) + column, targetRow, add);
                    column += width;
                }

                filter += height;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLanes(float* lanes, int rows, int columns, float* target, nint targetRow, bool add)
    {
        // The sums take the place of the first lanes: sum i is written after lanes 16 · i have been read.
        LaneSums.InPlace(lanes, rows * columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                target[column] = add ? target[column] + *lanes : *lanes;
                lanes++;
            }

            target += targetRow;
        }
    }

    private static void Clear(float* target, int rows, nint targetRow, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            Copy.Zeros(target + (row * targetRow), columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddSlices(nint length)
    {
        for (nint i = 0; i < length; i++)
        {
            float sum = Accumulate ? Dweight[i] + partial[i] : partial[i];
            for (int slice = 1; slice < slices; slice++)
            {
                sum += partial[(slice * length) + i];
            }

            Dweight[i] = sum;
        }
    }
}
