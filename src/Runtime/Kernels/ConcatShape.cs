namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The place of one operand in a concatenation: y[outer][at … at + part - 1] of <c>total</c>. Channels of an image [C, H, W] are (1, own · H · W, first · H · W, all · H · W),
/// features of a sequence [T, D] (T, own, first, all).
/// </summary>
public readonly struct ConcatShape
{
    /// <summary>Creates the shape.</summary>
    public ConcatShape(int outer, int part, int at, int total)
    {
        Outer = outer;
        Part = part;
        At = at;
        Total = total;
    }

    /// <summary>Positions outside the axis along which operands are put behind one another.</summary>
    public int Outer { get; }

    /// <summary>Contiguous values of the operand at each of them.</summary>
    public int Part { get; }

    /// <summary>Where they begin in the result.</summary>
    public int At { get; }

    /// <summary>Contiguous values of the result at each outer position.</summary>
    public int Total { get; }

    /// <summary>Values of one sample of the operand.</summary>
    public int Length => Outer * Part;

    /// <summary>Values of one sample of the result.</summary>
    public int TotalLength => Outer * Total;
}
