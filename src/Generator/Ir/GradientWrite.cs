namespace StaticNets.Generator.Ir;

/// <summary>How an operation writes a gradient. Lowering decides: the first writer in backward order overwrites, the others add.</summary>
internal enum GradientWrite
{
    /// <summary>The operation writes no gradient.</summary>
    None,

    /// <summary>The gradient's old content does not matter.</summary>
    Overwrite,

    /// <summary>Another operation has written to it before.</summary>
    Add,

    /// <summary>First writer of a parameter's gradient: overwrites, or adds while gradients of several calls are being accumulated.</summary>
    AsAsked,
}
