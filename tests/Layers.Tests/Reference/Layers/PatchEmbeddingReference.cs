using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A dense layer on each patch of an image, patches row by row: a convolution whose stride is its window, and its output's channels last.</summary>
public sealed record PatchEmbeddingReference(Extent Patch, int Width, bool Bias = true) : IReferenceLayer
{
    private readonly ConvReference convolution = new(Width, Patch) { S = Patch, Bias = Bias };
    private readonly TransposeReference transpose = new();

    public int[] OutputShape(int[] input) => [input[1] / Patch.Height * (input[2] / Patch.Width), Width];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => convolution.ParameterShapes(input);

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        transpose.Forward(convolution.Forward(x, input, parameters, rows), Turned(input), new Dictionary<string, double[]>(), rows);

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        convolution.Backward(x, input, parameters, transpose.Forward(dy, OutputShape(input), new Dictionary<string, double[]>(), rows), rows);

    private int[] Turned(int[] input) => [Width, OutputShape(input)[0]];
}
