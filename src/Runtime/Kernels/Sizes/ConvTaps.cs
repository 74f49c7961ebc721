using System.Collections.Generic;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// What a convolution reads: the result at (row, column) is the sum over taps of source[row · RowStep + Rows[i], column · ColumnStep + Columns[j]] · weight,
/// zero outside the source. A backward pass is such a sum for each residue of the strides.
/// </summary>
internal sealed class ConvTaps
{
    private ConvTaps(int[] rows, int rowStep, int[] columns, int columnStep, int outRows, int outColumns)
    {
        Rows = rows;
        RowStep = rowStep;
        Columns = columns;
        ColumnStep = columnStep;
        OutRows = outRows;
        OutColumns = outColumns;
    }

    public int[] Rows { get; }

    public int RowStep { get; }

    public int[] Columns { get; }

    public int ColumnStep { get; }

    public int OutRows { get; }

    public int OutColumns { get; }

    /// <summary>Whether position and source coordinate are the same and there is one tap.</summary>
    public bool ReadsInPlace { get; private set; }

    /// <summary>First row and column of the target, and the distance of the next ones: 0 and 1 except for a residue of a strided backward pass.</summary>
    public int TargetRow { get; private set; }

    public int TargetColumn { get; private set; }

    public int TargetRowStep { get; private set; } = 1;

    public int TargetColumnStep { get; private set; } = 1;

    /// <summary>Index in the window of each tap, row by row.</summary>
    public int[] WindowIndex { get; private set; } = [];

    /// <summary>Taps per source channel.</summary>
    public int Count => Rows.Length * Columns.Length;

    public static int OutExtent(int extent, int before, int after, int window, int dilation, int stride) =>
        ((extent + before + after - (dilation * (window - 1)) - 1) / stride) + 1;

    public static ConvTaps Forward(in ConvSettings settings)
    {
        int[] rows = new int[settings.WindowHeight], columns = new int[settings.WindowWidth];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (i * settings.DilationHeight) - settings.PadTop;
        }

        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = (i * settings.DilationWidth) - settings.PadLeft;
        }

        return new ConvTaps(rows, settings.StrideHeight, columns, settings.StrideWidth, settings.OutHeight, settings.OutWidth)
        {
            ReadsInPlace = rows.Length * columns.Length == 1 && rows[0] == 0 && columns[0] == 0 && settings.OutHeight == settings.Height && settings.OutWidth == settings.Width,
        };
    }

    /// <summary>One entry for each residue of the strides that has a row and a column in the gradient.</summary>
    public static List<ConvTaps> Backward(in ConvSettings settings)
    {
        List<ConvTaps> all = [];
        for (int y = 0; y < settings.StrideHeight; y++)
        {
            Residue vertical = new(settings.Height, settings.PadTop, settings.WindowHeight, settings.DilationHeight, settings.StrideHeight, y);
            for (int x = 0; x < settings.StrideWidth; x++)
            {
                Residue horizontal = new(settings.Width, settings.PadLeft, settings.WindowWidth, settings.DilationWidth, settings.StrideWidth, x);
                if (vertical.Count > 0 && horizontal.Count > 0)
                {
                    all.Add(Pair(in settings, vertical, horizontal));
                }
            }
        }

        return all;
    }

    private static ConvTaps Pair(in ConvSettings settings, Residue vertical, Residue horizontal)
    {
        List<int> index = [];
        foreach (int ky in vertical.Window)
        {
            foreach (int kx in horizontal.Window)
            {
                index.Add((ky * settings.WindowWidth) + kx);
            }
        }

        return new ConvTaps(vertical.Taps.ToArray(), 1, horizontal.Taps.ToArray(), 1, vertical.Count, horizontal.Count)
        {
            ReadsInPlace = index.Count == 1 && vertical.Taps[0] == 0 && horizontal.Taps[0] == 0 && settings.StrideHeight == 1 && settings.StrideWidth == 1
                && settings.OutHeight == settings.Height && settings.OutWidth == settings.Width,
            TargetRow = vertical.First,
            TargetColumn = horizontal.First,
            TargetRowStep = settings.StrideHeight,
            TargetColumnStep = settings.StrideWidth,
            WindowIndex = index.ToArray(),
        };
    }

    /// <summary>Along one axis: the input positions whose padded coordinate has a given remainder, and the taps that reach them.</summary>
    private readonly struct Residue
    {
        public Residue(int extent, int before, int window, int dilation, int stride, int residue)
        {
            First = (((residue - before) % stride) + stride) % stride;
            Count = First < extent ? ((extent - 1 - First) / stride) + 1 : 0;
            int origin = (First + before - residue) / stride;
            for (int k = 0; k < window; k++)
            {
                if (k * dilation % stride == residue)
                {
                    Window.Add(k);
                    Taps.Add(origin - (((k * dilation) - residue) / stride));
                }
            }
        }

        public int First { get; }

        public int Count { get; }

        public List<int> Window { get; } = [];

        public List<int> Taps { get; } = [];
    }
}
