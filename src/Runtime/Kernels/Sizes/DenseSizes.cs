namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what a dense layer prepares, in floats.</summary>
internal static class DenseSizes
{
    /// <summary>Outputs in a panel, on every machine, so that prepared bytes do not depend on the processor.</summary>
    public const int PanelWidth = 32;

    /// <summary>Length of the packed weight [panel][input][32], the last panel filled with zeros.</summary>
    public static long Panels(int inputs, int outputs) => ((long)outputs + PanelWidth - 1) / PanelWidth * PanelWidth * inputs;
}
