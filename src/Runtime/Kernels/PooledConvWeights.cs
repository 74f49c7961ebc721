using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>The weights' gradient of <see cref="PooledConv"/>. A part is a slice of the batch, with sums of its own; the sums are added in the order of the slices.</summary>
internal unsafe struct PooledConvWeights
{
    public PooledConvShape Shape;

    public int Rows;

    public float* X;

    public float* Gradient;

    public float* Places;

    public float* Dweight;

    public bool Accumulate;

    /// <summary>[slice][filter][window row][channel][8].</summary>
    public float* Sums;

    /// <summary>An image for each worker.</summary>
    public float* Image;

    private int slices;

    public void Run(Team team)
    {
        slices = int.Clamp(Rows, 1, PooledConvLayout.MostSlices);
        team.Run(slices, &RunSlice, Unsafe.AsPointer(ref this));
        if (Vector512.IsHardwareAccelerated)
        {
            AddSlices<Simd16>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddSlices<Simd8>();
        }
        else
        {
            AddSlices<Simd4>();
        }

        Put();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunSlice(int slice, int worker, void* context)
    {
        ref PooledConvWeights sums = ref Unsafe.AsRef<PooledConvWeights>(context);
        sums.Slice(slice, sums.Image + (worker * (nint)sums.Shape.Layout.ImageLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Slice(int slice, float* image)
    {
        PooledConvLayout layout = Shape.Layout;
        int filters = Shape.Settings.Filters, terms = layout.Terms, pooled = layout.OutHeight * layout.OutWidth;
        float* sums = Sums + (slice * (nint)layout.SumLength);
        Copy.Zeros(sums, (nint)layout.SumLength);
        int first = (int)((long)Rows * slice / slices), end = (int)((long)Rows * (slice + 1) / slices);
        for (int sample = first; sample < end; sample++)
        {
            Fill(X + (sample * (nint)Shape.InputLength), image);
            nint at = sample * (nint)Shape.PooledLength;
            for (int filter = 0; filter < filters; filter++, at += pooled)
            {
                PatchTile tile = new() { Values = Gradient + at, Offsets = Places + at, Count = pooled, BRow = layout.Pitch, CRow = PooledConvLayout.Lanes };
                float* to = sums + ((nint)filter * terms * PooledConvLayout.Lanes);
                if (terms <= RegisterTiles.PatchTwoRows)
                {
                    tile.B = image;
                    tile.C = to;
                    RegisterTiles.RunPatchTwo(in tile, terms);
                    continue;
                }

                int row = 0;
                for (int blocks = (terms + RegisterTiles.PatchRows - 1) / RegisterTiles.PatchRows; blocks > 0; blocks--)
                {
                    int height = (terms - row + blocks - 1) / blocks;
                    tile.B = image + (row * (nint)layout.Pitch);
                    tile.C = to + (row * PooledConvLayout.Lanes);
                    RegisterTiles.RunPatch(in tile, height);
                    row += height;
                }
            }
        }
    }

    /// <summary>A sample as [row][channel][column], with zeros for the padding. What is behind a row is multiplied too, in lanes that nobody reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Fill(float* x, float* image)
    {
        ConvSettings settings = Shape.Settings;
        PooledConvLayout layout = Shape.Layout;
        int pitch = layout.Pitch, left = settings.PadLeft, columns = int.Min(settings.Width, pitch - left);
        bool padded = left > 0 || columns < settings.OutWidth + settings.WindowWidth - 1;
        for (int row = 0; row < layout.Rows; row++)
        {
            int from = row - settings.PadTop;
            bool inside = from >= 0 && from < settings.Height && columns > 0;
            for (int channel = 0; channel < settings.Channels; channel++, image += pitch)
            {
                if (padded || !inside)
                {
                    Copy.Zeros(image, pitch);
                }

                if (inside)
                {
                    Copy.Row(x + ((((nint)channel * settings.Height) + from) * settings.Width), image + left, columns);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddSlices<TV>()
        where TV : struct, ISimd<TV>
    {
        nint length = (nint)Shape.Layout.SumLength, i = 0;
        for (; i <= length - TV.Count; i += TV.Count)
        {
            TV sum = TV.Load(ref *Sums, i);
            for (int slice = 1; slice < slices; slice++)
            {
                sum += TV.Load(ref *Sums, (slice * length) + i);
            }

            TV.Store(sum, ref *Sums, i);
        }

        for (; i < length; i++)
        {
            for (int slice = 1; slice < slices; slice++)
            {
                Sums[i] += Sums[(slice * length) + i];
            }
        }
    }

    /// <summary>[filter][window row][channel][8] -> [filter][channel][window row][window column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Put()
    {
        int channels = Shape.Settings.Channels, height = Shape.Settings.WindowHeight, width = Shape.Settings.WindowWidth;
        float* to = Dweight, from = Sums;
        for (int filter = 0; filter < Shape.Settings.Filters; filter++, from += (nint)height * channels * PooledConvLayout.Lanes)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int row = 0; row < height; row++, to += width)
                {
                    float* sums = from + ((((nint)row * channels) + channel) * PooledConvLayout.Lanes);
                    for (int column = 0; column < width; column++)
                    {
                        to[column] = Accumulate ? to[column] + sums[column] : sums[column];
                    }
                }
            }
        }
    }
}
