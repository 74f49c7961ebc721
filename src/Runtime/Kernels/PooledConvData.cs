using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The image's gradient of <see cref="PooledConv"/>. Of each 2x2 results one has a gradient, in one of two rows and columns: the filters that have it in the upper row are added
/// in one go, then those of the lower row; for the column each weight is there twice, once moved by one lane.
/// </summary>
internal unsafe struct PooledConvData
{
    public PooledConvShape Shape;

    public int Rows;

    public float* Gradient;

    public float* Places;

    public float* Dx;

    public bool Accumulate;

    /// <summary>[filter][left or right column][window row][channel][8].</summary>
    public float* Table;

    public float* Work;

    public nint WorkPerWorker;

    // More than threads, so that one that starts late takes fewer.
    private const int MostParts = 16;

    private int parts;

    public void Run(Team team, float* weight)
    {
        FillTable(weight);
        parts = int.Min(Rows, MostParts);
        team.Run(parts, &RunPart, Unsafe.AsPointer(ref this));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart(int part, int worker, void* context)
    {
        ref PooledConvData data = ref Unsafe.AsRef<PooledConvData>(context);
        int first = (int)((long)data.Rows * part / data.parts), end = (int)((long)data.Rows * (part + 1) / data.parts);
        for (int sample = first; sample < end; sample++)
        {
            data.Sample(sample, data.Work + (worker * data.WorkPerWorker));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Sample(int sample, float* image)
    {
        PooledConvLayout layout = Shape.Layout;
        float* lists = image + (nint)layout.ImageLength;
        nint at = sample * (nint)Shape.PooledLength;
        Copy.Zeros(image, (nint)layout.ImageLength);

        // Down the columns: neighbours then read the very vectors that were just written.
        for (int column = 0; column < layout.OutWidth; column++)
        {
            for (int row = 0; row < layout.OutHeight; row++)
            {
                nint cell = at + ((nint)row * layout.OutWidth) + column;
                int corner = (2 * row * layout.RowStep) + (2 * column);
                int upper = Sort(Gradient + cell, Places + cell, corner, lists, out int lower);
                Add(lists, upper, image + corner);
                Add(lists + (2 * layout.ListLength), lower, image + corner + layout.RowStep);
            }
        }

        Put(image, Dx + (sample * (nint)Shape.InputLength));
    }

    /// <summary>The gradients of one pooled position that are not zero, and where their weights are: first those of the upper row, then those of the lower one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int Sort(float* gradient, float* place, float corner, float* lists, out int lower)
    {
        PooledConvLayout layout = Shape.Layout;
        int pooled = layout.OutHeight * layout.OutWidth, length = layout.ListLength, filters = Shape.Settings.Filters;
        float rowStep = layout.RowStep, weights = layout.Terms * PooledConvLayout.Lanes, offset = 0;
        float* belowLists = lists + (2 * length);
        int above = 0, below = 0;
        for (int filter = 0; filter < filters; filter++, gradient += pooled, place += pooled, offset += 2 * weights)
        {
            // Without branches, which nobody could foresee: both lists are written, one of them grows.
            float value = *gradient, moved = *place - corner;
            int counts = value != 0 ? 1 : 0, isBelow = moved >= rowStep ? 1 : 0;
            float from = offset + ((moved - (isBelow * rowStep)) * weights);
            lists[above] = value;
            lists[length + above] = from;
            belowLists[below] = value;
            belowLists[length + below] = from;
            above += counts & ~isBelow;
            below += counts & isBelow;
        }

        lower = below;
        return above;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Add(float* list, int count, float* to)
    {
        PooledConvLayout layout = Shape.Layout;
        int terms = layout.Terms, row = 0;
        for (int blocks = (terms + RegisterTiles.PatchRows - 1) / RegisterTiles.PatchRows; blocks > 0 && count > 0; blocks--)
        {
            int height = (terms - row + blocks - 1) / blocks;
            PatchTile tile = new()
            {
                Values = list, Offsets = list + layout.ListLength, Count = count,
                B = Table + (row * PooledConvLayout.Lanes), BRow = PooledConvLayout.Lanes, C = to + (row * (nint)layout.Pitch), CRow = layout.Pitch,
            };
            RegisterTiles.RunPatch(in tile, height);
            row += height;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void FillTable(float* weight)
    {
        int channels = Shape.Settings.Channels, height = Shape.Settings.WindowHeight, width = Shape.Settings.WindowWidth;
        nint terms = Shape.Layout.Terms * PooledConvLayout.Lanes;
        Copy.Zeros(Table, (nint)(2 * Shape.Layout.SumLength));
        float* table = Table;
        for (int filter = 0; filter < Shape.Settings.Filters; filter++, table += 2 * terms)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int row = 0; row < height; row++, weight += width)
                {
                    float* to = table + ((((nint)row * channels) + channel) * PooledConvLayout.Lanes);
                    for (int column = 0; column < width; column++)
                    {
                        to[column] = weight[column];
                        to[terms + column + 1] = weight[column];
                    }
                }
            }
        }
    }

    /// <summary>What of the padded image belongs to the sample; rows and columns that no window reaches get zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Put(float* image, float* dx)
    {
        ConvSettings settings = Shape.Settings;
        PooledConvLayout layout = Shape.Layout;
        int columns = int.Clamp(layout.Pitch - settings.PadLeft, 0, settings.Width);
        for (int channel = 0; channel < settings.Channels; channel++)
        {
            for (int row = 0; row < settings.Height; row++, dx += settings.Width)
            {
                int from = row + settings.PadTop;
                float* values = image + ((nint)from * layout.RowStep) + (channel * layout.Pitch) + settings.PadLeft;
                int inside = from < layout.Rows ? columns : 0;
                if (Accumulate)
                {
                    for (int column = 0; column < inside; column++)
                    {
                        dx[column] += values[column];
                    }

                    continue;
                }

                Copy.Row(values, dx, inside);
                Copy.Zeros(dx + inside, settings.Width - inside);
            }
        }
    }
}
