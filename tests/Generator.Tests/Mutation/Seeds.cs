using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Tests.Mutation;

/// <summary>Valid declarations over all layers: an input and layers that fit one another.</summary>
internal static class Seeds
{
    private static readonly string[] Anywhere =
    [
        "Relu", "Relu6", "LeakyRelu", "LeakyRelu(0.2)", "PRelu", "Elu", "Elu(0.5)", "Selu", "Celu(1.5)", "Gelu", "Gelu(Approximate = true)", "Silu", "HardSwish", "HardSigmoid",
        "HardTanh", "Sigmoid", "LogSigmoid", "Tanh", "Softplus", "Softplus(2.0)", "Softsign", "Mish", "Softmax", "LogSoftmax", "Dropout", "Dropout(0.25)", "DropPath(0.1)",
        "BatchNorm", "BatchNorm(Epsilon = 1e-3, Momentum = 0.01)", "BatchNorm(Affine = false)", "LayerNorm", "LayerNorm(Epsilon = 1e-6)", "RmsNorm",
    ];

    private static readonly string[] OnImages =
    [
        "Conv", "Conv(6, F = 3, P = 1)", "Conv(4, F = 3, Padding = Same, Bias = false)", "Conv(F = \"1x3\", S = 1)", "Conv(8, Groups = 2, F = 1)", "DepthwiseConv(Padding = Same)", "DepthwiseConv(Multiplier = 2, P = 1)",
        "ConvTranspose(4, S = 2)", "MaxPool(S = 1)", "MaxPool(F = 3, P = 1, CeilMode = true)", "AvgPool(F = 2, S = 1)", "AvgPool(F = 3, S = 2, P = 1, CountIncludePad = false)",
        "AdaptiveAvgPool(6)", "Crop(1, 1, 4, 4)", "Upsample(2)", "Upsample(2, Mode = Bilinear)", "GroupNorm(2)", "LocalResponseNorm(3)", "LayerNorm(Axes = 2)",
    ];

    private static readonly string[] OnSequences =
    [
        "Conv1D", "Conv1D(8, F = 3, Padding = Same)", "Conv1D(4, F = 2, Causal = true, Dilation = 2)", "Dense(6)", "Dense(8, Bias = false)", "Transpose", "MaxPool(F = 2, S = 1)", "AvgPool(F = 2, S = 1)", "GroupNorm(2)",
    ];

    private static readonly string[] OnVectors = ["Dense(3)", "Dense(16)", "Dense(10, Bias = false)", "Dense(40)"];

    /// <summary>Attributes after [Network], one text each.</summary>
    public static List<string> Of(Draw draw)
    {
        int kind = draw.Below(3);
        List<string> attributes = [kind switch { 0 => draw.Of(["Input(4, 12, 12)", "Input(4, 12, 12, Layout = Interleaved)", "Input(2, 16, 16)"]), 1 => draw.Of(["Input(12, 6)", "Input(20, 4)"]), _ => draw.Of(["Input(4)", "Input(12)"]) }];
        string[] own = kind switch { 0 => OnImages, 1 => OnSequences, _ => OnVectors };
        for (int i = draw.Below(3) + 1; i > 0; i--)
        {
            string layer = draw.Chance(60) ? draw.Of(own) : draw.Of(Anywhere);
            attributes.AddRange(draw.Chance(25) ? draw.Of(Forks(layer, draw.Of(Anywhere), i)) : [layer]);
        }

        if (kind < 2 && draw.Chance(60))
        {
            attributes.Add(kind == 0 && draw.Chance(40) ? draw.Of(["GlobalAvgPool", "GlobalMaxPool"]) : "Flatten");
            attributes.Add(draw.Of(OnVectors));
        }

        return attributes;
    }

    // Several attributes, because a mutation may take, double or exchange any of them.
    private static string[][] Forks(string layer, string pointwise, int i) =>
    [
        ["Skip", pointwise, "Sum"],
        ["Skip", layer, "Concat"],
        ["Skip", layer, "Sum(Project = true)"],
        ["Branch", layer, "Branch", layer, "Product"],
        ["Branch", pointwise, "Branch", "Concat(Name = \"join{i}\")"],
        ["Tag(\"a" + i + "\")", pointwise, "Sum(\"a" + i + "\")"],
        ["Tag(\"b" + i + "\")", layer, "Output(\"out" + i + "\")", "From(\"b" + i + "\")"],
        ["Tag(\"c" + i + "\")", layer, "Output(\"aux" + i + "\", Training = true, Weight = 0.3)", "From(\"c" + i + "\")"],
    ];

    public static IEnumerable<string> All => Anywhere.Concat(OnImages).Concat(OnSequences).Concat(OnVectors).Append("Flatten").Append("Reshape(2, -1)").Append("GlobalAvgPool").Append("GlobalMaxPool(KeepExtent = true)");
}
