namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a dense layer: <see cref="Steps"/> vectors of <see cref="Inputs"/> per sample, each turned into <see cref="Outputs"/>.</summary>
public readonly struct DenseShape
{
    /// <summary>Creates the shape. All sizes are at least 1.</summary>
    public DenseShape(int steps, int inputs, int outputs)
    {
        Steps = steps;
        Inputs = inputs;
        Outputs = outputs;
        PanelLength = checked((int)DenseSizes.Panels(inputs, outputs));
    }

    /// <summary>Vectors per sample: 1, or the steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>Length of an input vector.</summary>
    public int Inputs { get; }

    /// <summary>Length of an output vector.</summary>
    public int Outputs { get; }

    /// <summary>Length of the packed weight, see <see cref="Dense.Pack"/>.</summary>
    public int PanelLength { get; }
}
