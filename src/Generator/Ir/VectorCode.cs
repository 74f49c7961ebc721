using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// A small operation as straight-line vector code for one sample. Registers are numbers; operands of the operation are numbered reads first, then writes.
/// </summary>
internal sealed record VectorCode(EquatableArray<VectorOp> Ops)
{
    /// <summary>Bytes of machine code, roughly: what keeps unrolling within bounds.</summary>
    public int Bytes => Ops.Count * 12;
}

internal enum VectorOpKind
{
    /// <summary>Target = Width floats of operand Operand from element Offset on.</summary>
    Load,

    /// <summary>Target = element Offset of the operand in every lane.</summary>
    Broadcast,

    /// <summary>Target = zero.</summary>
    Zero,

    /// <summary>Target = A · B + C (registers).</summary>
    MultiplyAdd,

    /// <summary>Target = the operation's activation of A.</summary>
    Activate,

    /// <summary>Operand Operand, from element Offset on, = A.</summary>
    Store,
}

/// <summary>One vector instruction of <paramref name="Width"/> lanes (1, 4, 8 or 16).</summary>
/// <param name="Part">Of a load or store of four lanes, where it is 2 or 3: so many are in memory. 0: all.</param>
internal readonly record struct VectorOp(VectorOpKind Kind, int Width, int Target = 0, int A = 0, int B = 0, int C = 0, int Operand = 0, int Offset = 0, int Part = 0);
