namespace StaticNets.Runtime.Kernels;

/// <summary>Where one step of one sample finds the units of a panel and leaves them.</summary>
internal unsafe struct RecurrentPlace
{
    /// <summary>The input part; the next gate is Hidden further.</summary>
    public float* Gates;

    public nint Hidden;

    /// <summary>The hidden part; the next gate is Units further.</summary>
    public float* Sums;

    public nint Units;

    /// <summary>h before the step and after it.</summary>
    public float* Before;

    public float* After;

    /// <summary>c, replaced.</summary>
    public float* Cell;

    /// <summary>h after the step, in the result.</summary>
    public float* Y;

    /// <summary>Which step of which sample: sample · steps + step.</summary>
    public nint Vector;

    /// <summary>The panel's first unit.</summary>
    public int Unit;
}
