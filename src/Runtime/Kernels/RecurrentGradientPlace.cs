namespace StaticNets.Runtime.Kernels;

/// <summary>Where one step of one sample finds the gradients of its units and leaves those of its gates.</summary>
internal unsafe struct RecurrentGradientPlace
{
    public nint Hidden;

    /// <summary>Of h after the step; replaced by what reaches h before the step without passing through the weights.</summary>
    public float* H;

    /// <summary>Of c after the step; replaced by that of c before it.</summary>
    public float* Cell;

    /// <summary>Of the hidden parts of the gates, [gate, hidden], written: what is multiplied with the weights.</summary>
    public float* Gates;

    /// <summary>Of the result of the step, or null.</summary>
    public float* Dy;

    /// <summary>Which step of which sample: sample · steps + step.</summary>
    public nint Vector;
}
