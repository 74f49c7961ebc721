namespace StaticNets.Runtime.Parameters;

/// <summary>Element types of the safetensors format. Members are spelled as in the file, without underscores.</summary>
public enum TensorType
{
    /// <summary>One byte, 0 or 1.</summary>
    Bool,

    /// <summary>4-bit float, two to a byte.</summary>
    F4,

    /// <summary>6-bit float, 2 bits of exponent and 3 of fraction.</summary>
    F6E2M3,

    /// <summary>6-bit float, 3 bits of exponent and 2 of fraction.</summary>
    F6E3M2,

    /// <summary>8-bit unsigned integer.</summary>
    U8,

    /// <summary>8-bit signed integer.</summary>
    I8,

    /// <summary>8-bit float, 5 bits of exponent and 2 of fraction.</summary>
    F8E5M2,

    /// <summary>8-bit float, 4 bits of exponent and 3 of fraction.</summary>
    F8E4M3,

    /// <summary>8-bit exponent without sign or fraction.</summary>
    F8E8M0,

    /// <summary>16-bit signed integer.</summary>
    I16,

    /// <summary>16-bit unsigned integer.</summary>
    U16,

    /// <summary>16-bit IEEE 754 float.</summary>
    F16,

    /// <summary>The upper half of a 32-bit float.</summary>
    BF16,

    /// <summary>32-bit signed integer.</summary>
    I32,

    /// <summary>32-bit unsigned integer.</summary>
    U32,

    /// <summary>32-bit IEEE 754 float.</summary>
    F32,

    /// <summary>Two 32-bit floats: real and imaginary part.</summary>
    C64,

    /// <summary>64-bit IEEE 754 float.</summary>
    F64,

    /// <summary>64-bit signed integer.</summary>
    I64,

    /// <summary>64-bit unsigned integer.</summary>
    U64,
}
