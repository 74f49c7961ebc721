using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Weights times the source laid out by <see cref="ConvSource"/>: the forward pass, and each residue of the backward pass to the input.
/// One part is a band of one sample and group, times some of the filters.
/// </summary>
internal unsafe struct ConvProduct<TActivation>
    where TActivation : struct, IActivation
{
    public ConvSource Source;

    public TActivation Activation;

    /// <summary>[sample][group][source channel][row][column].</summary>
    public float* From;

    public nint FromGroup;

    public nint FromSample;

    public float* To;

    public nint ToPlane;

    public int ToWidth;

    public int Groups;

    /// <summary>Results per group.</summary>
    public int Outputs;

    /// <summary>[group][output][source channel and tap].</summary>
    public float* Weight;

    /// <summary>Start values [group][output], or null for zeros.</summary>
    public float* Bias;

    public bool Accumulate;

    /// <summary>What is added to the sums before the activation, laid out like the target and perhaps the target itself, or null. Never together with <see cref="Accumulate"/>.</summary>
    public float* Residual;

    public float* Work;

    public nint WorkPerWorker;

    /// <summary>Threads that have scratch.</summary>
    public int Workers;

    private int parts;

    /// <summary>How many parts the outputs of a group are cut into.</summary>
    private int slices;

    public void Run(Team team, int samples)
    {
        // Every slice lays out the source again, so the outputs are cut only where samples, groups and bands are too few.
        parts = samples * Groups * Source.Layout.Bands;
        slices = parts >= Workers ? 1 : int.Min(Workers, (Outputs + 3) / 4);
        parts *= slices;
        team.Run(Workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref ConvProduct<TActivation> product = ref Unsafe.AsRef<ConvProduct<TActivation>>(context);
        for (int part = share; part < product.parts; part += product.Workers)
        {
            product.Part(part, product.Work + (share * product.WorkPerWorker));
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Part(int part, float* laid)
    {
        float* start = stackalloc float[RegisterTiles.MostCells];
        ConvLayout layout = Source.Layout;
        ConvTaps taps = Source.Taps;
        int slice = part % slices, rest = part / slices;
        int band = rest % layout.Bands, group = rest / layout.Bands % Groups, sample = rest / layout.Bands / Groups;
        int row = band * layout.BandRows, rows = int.Min(layout.BandRows, taps.OutRows - row);
        int run = layout.Gaps ? ((rows - 1) * layout.Pitch) + taps.OutColumns : rows * layout.Pitch;
        bool scattered = layout.Gaps || taps.TargetRowStep != 1 || taps.TargetColumnStep != 1;

        // The residual may lie where the results go, so that these must not be written before it has been read.
        bool apart = scattered || Residual != null;

        float* from = From + (sample * FromSample) + (group * FromGroup);
        float* buffer = laid + (nint)ConvSizes.SourceLength(layout);
        int inPlace = run;
        if (layout.Direct)
        {
            inPlace = run / RegisterTiles.Panel * RegisterTiles.Panel;
            for (int channel = 0; channel < layout.Channels && inPlace < run; channel++)
            {
                Copy.Row(from + ((nint)channel * run) + inPlace, laid + (channel * RegisterTiles.Panel), run - inPlace);
            }
        }
        else
        {
            Source.Fill(from, layout.Channels, row, rows, laid);
        }

        float* target = To + (((nint)sample * Groups) + group) * Outputs * ToPlane;
        int first = (int)((long)Outputs * slice / slices), end = (int)((long)Outputs * (slice + 1) / slices);
        int blocks = (end - first + Block.Rows - 1) / Block.Rows;
        fixed (int* offsets = Source.Offsets)
        {
            for (int block = 0; block < blocks; block++)
            {
                int height = (end - first + blocks - block - 1) / (blocks - block);
                float* planes = target + (first * ToPlane);
                Tile tile = new()
                {
                    A = Weight + ((((nint)group * Outputs) + first) * Source.Offsets.Length), ARow = Source.Offsets.Length, AStep = 1, Count = Source.Offsets.Length,
                    B = layout.Direct ? from : laid, BPanel = RegisterTiles.Panel, Offsets = offsets,
                    C = apart ? buffer : planes + ((nint)row * taps.OutColumns), CRow = apart ? run : ToPlane,
                };
                bool fromC = Accumulate && !scattered;
                tile.StartRow = fromC ? ToPlane : RegisterTiles.StartLength(height);
                tile.Start = fromC ? tile.C : start;
                if (!fromC)
                {
                    Splat(start, (int)tile.StartRow, Bias == null ? null : Bias + (group * Outputs) + first, height);
                }

                Block.Run(in tile, height, inPlace, startMoves: fromC);
                if (inPlace < run)
                {
                    tile.B = laid;
                    tile.Offsets = null;
                    tile.BStep = RegisterTiles.Panel;
                    tile.C += inPlace;
                    tile.Start += fromC ? inPlace : 0;
                    Block.Run(in tile, height, run - inPlace, startMoves: fromC);
                    tile.C -= inPlace;
                }

                if (Residual != null)
                {
                    AddResidual(buffer, run, planes, height, row, rows);
                }
                else
                {
                    Epilogue.Apply(tile.C, tile.CRow, height, run, in Activation);
                    if (scattered)
                    {
                        Scatter(buffer, run, planes, height, row, rows);
                    }
                }

                first += height;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Splat(float* start, int length, float* bias, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            float value = bias == null ? 0 : bias[row];
            for (int i = 0; i < length; i += Vector512<float>.Count)
            {
                Vector512.Store(Vector512.Create(value), start + i);
            }

            start += length;
        }
    }

    /// <summary>The forward pass alone has a residual: its target is whole planes.</summary>
    private readonly void AddResidual(float* buffer, int run, float* planes, int height, int row, int rows)
    {
        int columns = Source.Taps.OutColumns, runs = Source.Layout.Gaps ? rows : 1, length = Source.Layout.Gaps ? columns : rows * columns;
        nint residual = (nint)(Residual - To);
        for (int output = 0; output < height; output++)
        {
            for (int r = 0; r < runs; r++)
            {
                float* to = planes + (output * ToPlane) + ((nint)(row + r) * columns);
                Epilogue.Add(buffer + ((nint)output * run) + (r * Source.Layout.Pitch), to + residual, to, length, in Activation);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Scatter(float* buffer, int run, float* planes, int height, int row, int rows)
    {
        ConvTaps taps = Source.Taps;
        for (int output = 0; output < height; output++)
        {
            for (int r = 0; r < rows; r++)
            {
                float* from = buffer + ((nint)output * run) + (r * Source.Layout.Pitch);
                float* to = planes + (output * ToPlane) + ((nint)(taps.TargetRow + ((row + r) * taps.TargetRowStep)) * ToWidth) + taps.TargetColumn;
                int step = taps.TargetColumnStep, columns = taps.OutColumns;
                if (Accumulate)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        to[column * step] += from[column];
                    }
                }
                else if (step == 1)
                {
                    Copy.Row(from, to, columns);
                }
                else
                {
                    for (int column = 0; column < columns; column++)
                    {
                        to[column * step] = from[column];
                    }
                }
            }
        }
    }
}
