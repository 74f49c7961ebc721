using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Benchmarks.Products;

/// <summary>A matrix product [rows, terms] · [terms, columns] as a dense layer does it: the second matrix packed beforehand.</summary>
internal sealed class ProductCase
{
    private readonly DenseShape shape;
    private readonly Memory<float> x;
    private readonly Memory<float> panels;
    private readonly Memory<float> y;
    private readonly Memory<float> weight;
    private readonly Memory<float> gradient;

    /// <summary>Draws the matrices.</summary>
    public ProductCase(int rows, int columns, int terms)
    {
        (Rows, Columns, Terms) = (rows, columns, terms);
        shape = new DenseShape(1, terms, columns);
        x = Aligned(rows * terms);
        y = Aligned(rows * columns);
        panels = Aligned(shape.PanelLength);
        weight = Aligned(terms * columns);
        gradient = Aligned(terms * columns);
        Random random = new(1);
        foreach (Memory<float> memory in new[] { x, weight })
        {
            foreach (ref float value in memory.Span)
            {
                value = random.NextSingle() - 0.5f;
            }
        }

        Dense.Pack(Team.Alone, in shape, weight.Span, panels.Span);
        Forward();
    }

    /// <summary>Rows of the result.</summary>
    public int Rows { get; }

    /// <summary>Columns of the result.</summary>
    public int Columns { get; }

    /// <summary>Terms of every sum.</summary>
    public int Terms { get; }

    /// <summary>Multiply-adds of one product.</summary>
    public long Work => (long)Rows * Columns * Terms;

    /// <summary>The packed matrix.</summary>
    public ReadOnlySpan<float> Packed => panels.Span;

    /// <summary>y = x W.</summary>
    public void Forward() => Dense.Forward(Team.Alone, in shape, Rows, x.Span, panels.Span, default, y.Span, default(Identity));

    /// <summary>dx = dy Wᵀ, from the weight as it is.</summary>
    public void BackwardData() => Dense.BackwardData(Team.Alone, in shape, Rows, y.Span, weight.Span, x.Span, accumulate: false);

    /// <summary>dW = dyᵀ x.</summary>
    public void BackwardWeights() => Dense.BackwardWeights(Team.Alone, in shape, Rows, x.Span, y.Span, gradient.Span, accumulate: false);

    private static unsafe Memory<float> Aligned(int length)
    {
        float[] array = GC.AllocateArray<float>(length + 15, pinned: true);
        nint first = (nint)Unsafe.AsPointer(ref array[0]);
        return array.AsMemory((int)((-first & 63) / sizeof(float)), length);
    }
}
