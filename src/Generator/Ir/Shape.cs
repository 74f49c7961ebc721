using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>Logical shape of a value, without the batch: image [C, H, W], sequence [T, D], vector [N], tokens [T].</summary>
internal sealed record Shape(EquatableArray<int> Extents)
{
    public int Rank => Extents.Count;

    public int this[int axis] => Extents[axis];

    public int Last => Extents[Extents.Count - 1];

    /// <summary>Number of values; long, because the product of three ints need not fit an int.</summary>
    public long Length
    {
        get
        {
            // Extents are checked to be positive; a product that overflows even long is capped, so that it is reported as too large.
            decimal length = Extents.Aggregate(1m, (product, extent) => product > long.MaxValue ? product : product * extent);
            return length > long.MaxValue ? long.MaxValue : (long)length;
        }
    }

    public static Shape Of(params int[] extents) => new(extents.ToEquatable());

    public override string ToString() => "[" + Text.Join(Extents) + "]";
}
