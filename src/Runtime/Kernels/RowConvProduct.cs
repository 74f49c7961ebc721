using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>The forward pass of <see cref="RowConv"/>; a part is some of the samples, one after the other in scratch of their own.</summary>
internal unsafe struct RowConvProduct<TActivation>
    where TActivation : struct, IActivation
{
    public RowConvShape Shape;

    public TActivation Activation;

    public float* From;

    /// <summary>Behind the last sample: nothing there may be read.</summary>
    public float* FromEnd;

    public float* Weights;

    /// <summary>[filters], or null.</summary>
    public float* Bias;

    public float* To;

    /// <summary>Where the largest results are, or null if nobody asks.</summary>
    public float* Places;

    public float* Work;

    // More than threads, so that one that starts late takes fewer.
    private const int MostParts = 16;

    private int samples;
    private int parts;

    public void Run(Team team, int rows, int most)
    {
        ConvSettings settings = Shape.Settings;
        team = team.WorthMultiplyAdds(rows * settings.WeightLength * settings.OutHeight * settings.OutWidth);
        samples = rows;
        parts = int.Min(rows, MostParts);
        (most < team.Size ? Team.Alone : team).Run(parts, &RunPart, Unsafe.AsPointer(ref this));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart(int part, int worker, void* context)
    {
        ref RowConvProduct<TActivation> product = ref Unsafe.AsRef<RowConvProduct<TActivation>>(context);
        int first = (int)((long)product.samples * part / product.parts), end = (int)((long)product.samples * (part + 1) / product.parts);
        for (int sample = first; sample < end; sample++)
        {
            product.Sample(sample, product.Work + (worker * (nint)product.Shape.Layout.Work.PerWorker));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Sample(int sample, float* source)
    {
        RowConvLayout layout = Shape.Layout;
        float* plane = source + (nint)layout.SourceLength, results = plane + (nint)layout.PlaneLength;
        nint to = sample * (nint)Shape.OutputLength;
        RowConvSource.Fill(in Shape, From + (sample * (nint)Shape.InputLength), FromEnd, plane, source);
        if (layout.FiltersInLanes)
        {
            for (int group = 0; group < layout.Groups; group++)
            {
                Lanes(group, source, results);
                Finish(group * RowConvLayout.Lanes, results, to);
            }

            return;
        }

        for (int group = 0; group < layout.Groups; group++)
        {
            int left = int.Min(RowConvLayout.Items, Shape.Settings.Filters - (group * RowConvLayout.Items)), first = 0;
            for (int blocks = (left + RegisterTiles.PointItems - 1) / RegisterTiles.PointItems; blocks > 0; blocks--)
            {
                int filters = (left - first + blocks - 1) / blocks;
                Items(group, first, filters, source, results);
                Finish((group * RowConvLayout.Items) + first, filters, results, to);
                first += filters;
            }
        }
    }

    /// <summary>Sixteen filters in the lanes, pairs of a row before them: results [row][pair][2][filter].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Lanes(int group, float* source, float* results)
    {
        RowConvLayout layout = Shape.Layout;
        for (int chunk = 0; chunk < layout.Chunks; chunk++)
        {
            int left = int.Min(layout.Chunk, layout.Pairs - (chunk * layout.Chunk)), first = 0;
            for (int blocks = (left + RegisterTiles.PointItems - 1) / RegisterTiles.PointItems; blocks > 0; blocks--)
            {
                int pairs = (left - first + blocks - 1) / blocks;
                PointTile tile = new()
                {
                    A = source + (chunk * (nint)layout.ChunkLength) + first, ARow = layout.RowLength, B = Weights + (group * (nint)layout.GroupLength), Count = layout.Terms,
                    Y = results + (((chunk * layout.Chunk) + first) * 2 * RowConvLayout.Lanes), YRow = layout.Pairs * 2 * RowConvLayout.Lanes, Rows = layout.OutHeight,
                };
                RegisterTiles.RunPoints(in tile, pairs);
                first += pairs;
            }
        }
    }

    /// <summary>Sixteen pairs of a row in the lanes, filters before them: results [chunk][row][filter][2][pair].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Items(int group, int first, int filters, float* source, float* results)
    {
        RowConvLayout layout = Shape.Layout;
        nint step = filters * 2 * RowConvLayout.Lanes;
        for (int chunk = 0; chunk < layout.Chunks; chunk++)
        {
            PointTile tile = new()
            {
                A = Weights + (group * (nint)layout.GroupLength) + first, B = source + (chunk * (nint)layout.ChunkLength), BRow = layout.RowLength, Count = layout.Terms,
                Y = results + (chunk * layout.OutHeight * step), YRow = step, Rows = layout.OutHeight,
            };
            RegisterTiles.RunPoints(in tile, filters);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish(int filter, float* results, nint to)
    {
        int filters = int.Min(RowConvLayout.Lanes, Shape.Settings.Filters - filter);
        float* bias = stackalloc float[RowConvLayout.Lanes];
        for (int lane = 0; lane < RowConvLayout.Lanes; lane++)
        {
            bias[lane] = lane < filters && Bias != null ? Bias[filter + lane] : 0;
        }

        int rows = Shape.RowsWritten, columns = Shape.ColumnsWritten;
        float* places = Places == null ? null : results + (nint)Shape.Layout.ResultLength;
        if (Vector512.IsHardwareAccelerated)
        {
            RowConvFinish.Filters<TActivation, Simd16>(in Shape, results, places, bias, Activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowConvFinish.Filters<TActivation, Simd8>(in Shape, results, places, bias, Activation);
        }
        else
        {
            RowConvFinish.Filters<TActivation, Simd4>(in Shape, results, places, bias, Activation);
        }

        to += filter * (nint)rows * columns;
        RowConvFinish.Turn(results, rows * columns, To + to, filters);
        if (places != null)
        {
            RowConvFinish.Turn(places, rows * columns, Places + to, filters);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish(int filter, int filters, float* results, nint to)
    {
        float* end = To + to + (nint)Shape.OutputLength;
        for (int i = 0; i < filters; i++)
        {
            float bias = Bias == null ? 0 : Bias[filter + i];
            float* from = results + (i * 2 * RowConvLayout.Lanes);
            nint plane = to + ((filter + i) * (nint)Shape.RowsWritten * Shape.ColumnsWritten);
            float* places = Places == null ? null : Places + plane;
            if (Vector512.IsHardwareAccelerated)
            {
                RowConvFinish.Pairs<TActivation, Simd16, Pairs16>(in Shape, from, filters, bias, To + plane, end, places, Activation);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                RowConvFinish.Pairs<TActivation, Simd8, Pairs8>(in Shape, from, filters, bias, To + plane, end, places, Activation);
            }
            else
            {
                RowConvFinish.Pairs<TActivation, Simd4, Pairs4>(in Shape, from, filters, bias, To + plane, end, places, Activation);
            }
        }
    }
}
