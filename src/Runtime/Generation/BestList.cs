using System;

namespace StaticNets.Generation;

/// <summary>The best of what is offered, best first; of equals the earlier offered. Allocates nothing after its construction.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class BestList(int capacity)
{
    private readonly double[] values = new double[capacity];
    private readonly int[] items = new int[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room left: what comes must be better than the last.</summary>
    public bool IsFull => Count == values.Length;

    public double Value(int rank) => values[rank];

    public int Item(int rank) => items[rank];

    public void Clear() => Count = 0;

    /// <summary>Takes an item if it is good enough; one of value -∞ or NaN never is.</summary>
    public void Offer(double value, int item)
    {
        if (!(value > (IsFull ? values[Count - 1] : double.NegativeInfinity)))
        {
            return;
        }

        Count += IsFull ? 0 : 1;
        int place = Count - 1;
        for (; place > 0 && values[place - 1] < value; place--)
        {
            (values[place], items[place]) = (values[place - 1], items[place - 1]);
        }

        (values[place], items[place]) = (value, item);
    }
}
