using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The references against PyTorch in float64, outputs and gradients, kinks and ties included.</summary>
public sealed class ReferenceAgainstTorchTests
{
    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void Outputs_are_those_of_PyTorch(string name)
    {
        TorchCase torch = TorchCase.Load(name);
        Assert.Equal(torch.Shape("y")[1..], torch.Layer.OutputShape(torch.Input));
        AssertClose(torch["y"], torch.Layer.Forward(torch["x"], torch.Input, torch.Parameters, torch.Rows), name);
    }

    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void Gradients_are_those_of_PyTorch(string name)
    {
        TorchCase torch = TorchCase.Load(name);
        ReferenceGradients gradients = torch.Layer.Backward(torch["x"], torch.Input, torch.Parameters, torch["cot"], torch.Rows);
        AssertClose(torch["grad.x"], gradients.Input, name + ", x");
        Assert.Equal(torch.Parameters.Keys.Where(key => torch.Has("grad." + key)).Order(), gradients.Parameters.Keys.Order());
        foreach ((string key, double[] gradient) in gradients.Parameters)
        {
            AssertClose(torch["grad." + key], gradient, $"{name}, {key}");
        }
    }

    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void Parameters_have_the_shapes_of_PyTorch(string name)
    {
        TorchCase torch = TorchCase.Load(name);
        IReadOnlyDictionary<string, int[]> shapes = torch.Layer.ParameterShapes(torch.Input);
        Assert.Equal(torch.Parameters.Keys.Order(), shapes.Keys.Order());
        Assert.All(shapes, shape => Assert.Equal(torch.Shape(shape.Key), shape.Value));
    }

    [Theory]
    [MemberData(nameof(TorchCase.Names), "BatchNorm", MemberType = typeof(TorchCase))]
    public void Running_statistics_are_those_of_PyTorch(string name)
    {
        TorchCase torch = TorchCase.Load(name);
        BatchNormReference layer = (BatchNormReference)torch.Layer;
        Assert.Equal(layer.Training, torch.Has("after.running_mean"));
        if (layer.Training)
        {
            (double[] mean, double[] variance) = layer.RunningAfter(torch["x"], torch.Input, torch.Parameters, torch.Rows);
            AssertClose(torch["after.running_mean"], mean, name);
            AssertClose(torch["after.running_var"], variance, name);
        }
    }

    [Fact]
    public void Every_layer_has_a_case()
    {
        string[] expected =
        [
            "AdaptiveAvgPool", "AvgPool", "BatchNorm", "Celu", "ClassToken", "Concat", "Conv", "Conv1D", "ConvTranspose", "Crop", "Dense", "DepthwiseConv", "Elu", "Flatten",
            "Gelu", "GeluTanh", "GlobalAvgPool", "GlobalMaxPool", "GroupNorm", "Gru", "HardSigmoid", "HardSwish", "HardTanh", "LastStep", "LayerNorm", "LeakyRelu",
            "LocalResponseNorm", "LogSigmoid", "LogSoftmax", "Lstm", "MaxPool", "MeanSteps", "Mish", "MultiHeadAttention", "PRelu", "PatchEmbedding", "PositionalEncoding", "Product", "Relu", "Relu6", "RepeatSteps", "Reshape", "RmsNorm", "Rnn", "SelectStep", "Selu", "Sigmoid", "Silu", "Softmax", "Softplus",
            "Softsign", "Sum", "Tanh", "Transpose", "Upsample",
        ];
        IEnumerable<string> found = TorchCase.Names().Select(row => TorchCase.Load(row.Data).LayerName).Distinct();
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_off_by_a_billionth_is_found()
    {
        double[] expected = [1, 2, 3], actual = [1, 2, 3 + 3e-9];
        Assert.False(Close(expected, actual));
        Assert.True(Close(expected, expected));
    }

    /// <summary>Both are float64 sums of at most some hundred terms: 1e-10 of the largest value is some thousand roundings.</summary>
    private static bool Close(double[] expected, double[] actual) =>
        expected.Length == actual.Length
        && expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() <= (1e-10 * expected.Max(value => Math.Abs(value))) + 1e-12;

    private static void AssertClose(double[] expected, double[] actual, string what) =>
        Assert.True(Close(expected, actual), $"{what}: not PyTorch's values.");
}
