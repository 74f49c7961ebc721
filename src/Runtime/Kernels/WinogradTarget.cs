using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Products [frequency][tile][32 filters] of one panel, transformed back to images [sample][block of 16 filters][row][column][16], with what follows:
/// bias, residual, activation.
/// </summary>
internal unsafe struct WinogradTarget
{
    public float* Images;

    /// <summary>Laid out like the images and perhaps the images themselves, or null.</summary>
    public float* Residual;

    /// <summary>[filters] or null.</summary>
    public float* Bias;

    public int Filters;

    public int Height;

    public int Width;

    /// <summary>Results of a tile in each direction: 4 or 2.</summary>
    public int Tile;

    /// <summary>Products of a tile in each direction: 6 or 4.</summary>
    public int Extent;

    public int TilesAcross;

    public int TilesDown;

    public static WinogradTarget Of(float* images, int filters, int height, int width, int tile, int extent) => new()
    {
        Images = images, Filters = filters, Height = height, Width = width,
        Tile = tile, Extent = extent, TilesAcross = (width + tile - 1) / tile, TilesDown = (height + tile - 1) / tile,
    };

    /// <summary>Whether an activation is worth more than a few instructions, and therefore a loop of its own over finished rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLong<TActivation>() =>
        typeof(TActivation) != typeof(Identity) && typeof(TActivation) != typeof(Relu) && typeof(TActivation) != typeof(Relu6);

    /// <summary>Transforms tiles <paramref name="first"/> … of one panel.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Transform<TActivation>(int first, int tiles, int panel, float* from, nint frequency, in TActivation activation)
        where TActivation : struct, IActivation
    {
        float* bias = stackalloc float[RegisterTiles.Panel];
        int filter = panel * RegisterTiles.Panel;
        for (int i = 0; i < RegisterTiles.Panel; i++)
        {
            bias[i] = Bias != null && filter + i < Filters ? Bias[filter + i] : 0;
        }

        int blocks = (Filters + 15) / 16;
        nint plane = (nint)Height * Width * 16;
        for (int block = 2 * panel; block < int.Min(blocks, (2 * panel) + 2); block++)
        {
            int half = (block % 2) * 16;
            int across = first % TilesAcross, down = first / TilesAcross % TilesDown, sample = first / TilesAcross / TilesDown;
            for (int tile = 0; tile < tiles; tile++)
            {
                nint at = ((((nint)sample * blocks) + block) * plane) + ((((nint)down * Tile * Width) + (across * Tile)) * 16);
                WinogradResult result = new()
                {
                    From = from + (tile * RegisterTiles.Panel) + half, Frequency = frequency, Bias = bias + half,
                    Residual = Residual == null ? null : Residual + at, To = Images + at, Line = (nint)Width * 16,
                    Rows = int.Min(Tile, Height - (down * Tile)), Columns = int.Min(Tile, Width - (across * Tile)),
                };
                Finish(in result, in activation);
                across++;
                if (across == TilesAcross)
                {
                    across = 0;
                    down++;
                    if (down == TilesDown)
                    {
                        down = 0;
                        sample++;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Finish<TActivation>(in WinogradResult result, in TActivation activation)
        where TActivation : struct, IActivation
    {
        if (IsLong<TActivation>())
        {
            Run(in result, default(Identity));
            Epilogue.Apply(result.To, result.Line, result.Rows, result.Columns * 16, in activation);
        }
        else
        {
            Run(in result, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run<TActivation>(in WinogradResult result, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TActivation, Simd16>(in result, activation);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<TActivation, Simd8>(in result, activation);
        }
        else
        {
            Run<TActivation, Simd4>(in result, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Run<TActivation, TV>(in WinogradResult result, TActivation activation)
        where TActivation : struct, IActivation
        where TV : struct, ISimd<TV>
    {
        if (Tile == 4)
        {
            WinogradOutput4.Transform<TActivation, TV>(in result, activation);
        }
        else if (Extent == 6)
        {
            WinogradOutput5.Transform<TActivation, TV>(in result, activation);
        }
        else
        {
            WinogradOutput2.Transform<TActivation, TV>(in result, activation);
        }
    }
}
