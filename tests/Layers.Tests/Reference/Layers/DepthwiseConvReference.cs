using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// A convolution of each channel for itself, <paramref name="Multiplier"/> filters per channel: filter k sees channel k / Multiplier. Weight
/// [C · Multiplier, 1, F, F].
/// </summary>
public sealed record DepthwiseConvReference(Extent F, int Multiplier = 1) : IReferenceLayer
{
    /// <summary>Step of the window.</summary>
    public Extent S { get; init; } = 1;

    /// <summary>Zeros on each side.</summary>
    public Extent P { get; init; } = 0;

    /// <summary>Zeros such that ceil(N / S) positions come out.</summary>
    public bool Same { get; init; }

    /// <summary>Distance of neighbours in the window.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; } = true;

    public int[] OutputShape(int[] input) => Grouped(input).OutputShape(input);

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => Grouped(input).ParameterShapes(input);

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        Grouped(input).Forward(x, input, parameters, rows);

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        Grouped(input).Backward(x, input, parameters, dy, rows);

    private ConvReference Grouped(int[] input)
    {
        int channels = Plane.Of(input).Channels;
        return new ConvReference(channels * Multiplier, F) { S = S, P = P, Same = Same, Dilation = Dilation, Groups = channels, Bias = Bias };
    }
}
