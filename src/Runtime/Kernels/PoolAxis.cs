using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>One axis of a pooling: which taps of a window lie inside, and what an average divides by.</summary>
internal readonly struct PoolAxis
{
    private readonly int padAfter;
    private readonly bool countIncludePad;

    public PoolAxis(int size, int window, int stride, int padBefore, int padAfter, int dilation, int outputs, bool countIncludePad)
    {
        Size = size;
        Window = window;
        Stride = stride;
        Pad = padBefore;
        Dilation = dilation;
        Out = outputs;
        this.padAfter = padAfter;
        this.countIncludePad = countIncludePad;

        int last = size - 1 - ((window - 1) * dilation) + padBefore;
        FirstInside = Math.Min((padBefore + stride - 1) / stride, outputs);
        EndInside = last < 0 ? FirstInside : Math.Clamp((last / stride) + 1, FirstInside, outputs);
        Halves = window == 2 && stride == 2 && padBefore == 0 && dilation == 1 && 2 * outputs <= size;
    }

    public int Size { get; }

    public int Window { get; }

    public int Stride { get; }

    public int Pad { get; }

    public int Dilation { get; }

    public int Out { get; }

    /// <summary>Outputs FirstInside … EndInside - 1 have every tap inside.</summary>
    public int FirstInside { get; }

    /// <inheritdoc cref="FirstInside"/>
    public int EndInside { get; }

    /// <summary>Every output is made of two neighbours of its own.</summary>
    public bool Halves { get; }

    /// <summary>Position of tap 0 of output <paramref name="output"/>; negative in the padding.</summary>
    public int Start(int output) => (output * Stride) - Pad;

    /// <summary>The first tap that is inside.</summary>
    public int FirstTap(int output)
    {
        int start = Start(output);
        return start >= 0 ? 0 : Math.Min((Dilation - 1 - start) / Dilation, Window);
    }

    /// <summary>One past the last tap that is inside; not above <see cref="FirstTap"/> if there is none.</summary>
    public int EndTap(int output)
    {
        int room = Size - Start(output);
        return room <= 0 ? 0 : Math.Min((room + Dilation - 1) / Dilation, Window);
    }

    /// <summary>
    /// This axis' factor of an average's divisor, as PyTorch's: the taps inside, or with countIncludePad those inside the padded extent
    /// (in ceil mode a window may reach beyond even that). For a dilation of 1.
    /// </summary>
    public int Divisor(int output) => countIncludePad
        ? Math.Min(Start(output) + Window, Size + padAfter) - Start(output)
        : EndTap(output) - FirstTap(output);
}
