using System;
using System.Linq;
using System.Text.Json;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>Makes reference layers from the names and settings that make_layers.py writes; what is not given keeps its default.</summary>
public static class ReferenceFactory
{
    /// <summary>The reference of a layer of the language.</summary>
    public static IReferenceLayer Create(string layer, JsonElement s) => layer switch
    {
        "Conv" or "Conv1D" => new ConvReference(Integer(s, "K"), Pair(s, "F", 3))
        {
            S = Pair(s, "S", 1), P = Pair(s, "P", 0), Same = Flag(s, "Same"), Dilation = Pair(s, "Dilation", 1), Groups = Integer(s, "Groups", 1),
            Causal = Flag(s, "Causal"), Bias = Flag(s, "Bias", true),
        },
        "DepthwiseConv" => new DepthwiseConvReference(Pair(s, "F", 3), Integer(s, "Multiplier", 1))
        {
            S = Pair(s, "S", 1), P = Pair(s, "P", 0), Same = Flag(s, "Same"), Dilation = Pair(s, "Dilation", 1), Bias = Flag(s, "Bias", true),
        },
        "ConvTranspose" => new ConvTransposeReference(Integer(s, "K"), Pair(s, "F", 3))
        {
            S = Pair(s, "S", 1), P = Pair(s, "P", 0), OutputPadding = Pair(s, "OutputPadding", 0), Dilation = Pair(s, "Dilation", 1),
            Groups = Integer(s, "Groups", 1), Bias = Flag(s, "Bias", true),
        },
        "MaxPool" => new MaxPoolReference(Pair(s, "F", 2))
        {
            S = Pair(s, "S", Pair(s, "F", 2)), P = Pair(s, "P", 0), Same = Flag(s, "Same"), Dilation = Pair(s, "Dilation", 1),
            CeilMode = Flag(s, "CeilMode"),
        },
        "AvgPool" => new AvgPoolReference(Pair(s, "F", 2))
        {
            S = Pair(s, "S", Pair(s, "F", 2)), P = Pair(s, "P", 0), Same = Flag(s, "Same"), CeilMode = Flag(s, "CeilMode"),
            CountIncludePad = Flag(s, "CountIncludePad", true),
        },
        "AdaptiveAvgPool" => new AdaptiveAvgPoolReference(Pair(s, "Size", 1)),
        "GlobalAvgPool" => new GlobalAvgPoolReference(Flag(s, "KeepExtent")),
        "GlobalMaxPool" => new GlobalMaxPoolReference(Flag(s, "KeepExtent")),
        "Dense" => new DenseReference(Integer(s, "Units"), Flag(s, "Bias", true)),
        "Flatten" => new ReshapeReference(),
        "Reshape" => new ReshapeReference([.. s.GetProperty("Dimensions").EnumerateArray().Select(number => number.GetInt32())]),
        "Transpose" => new TransposeReference(),
        "Crop" => new CropReference(Integer(s, "Top"), Integer(s, "Left"), Integer(s, "Height"), Integer(s, "Width")),
        "Upsample" => new UpsampleReference(Pair(s, "Factor", 2), Flag(s, "Bilinear")),
        "Sum" or "Product" or "Concat" => new JoinReference(layer, [.. s.GetProperty("Operands").EnumerateArray().Select(shape => shape.EnumerateArray().Select(number => number.GetInt32()).ToArray())]),
        "BatchNorm" => new BatchNormReference(Flag(s, "Training")) { Epsilon = Real(s, "Epsilon", 1e-5), HasAffine = Flag(s, "HasAffine", true) },
        "LayerNorm" => new LayerNormReference
        {
            Axes = Integer(s, "Axes", 0), Epsilon = Real(s, "Epsilon", 1e-5), HasAffine = Flag(s, "HasAffine", true),
        },
        "GroupNorm" => new GroupNormReference(Integer(s, "Groups")) { Epsilon = Real(s, "Epsilon", 1e-5) },
        "RmsNorm" => new RmsNormReference { Axes = Integer(s, "Axes", 0), Epsilon = Real(s, "Epsilon", RmsNormReference.UsualEpsilon) },
        "LocalResponseNorm" => new LocalResponseNormReference(Integer(s, "Size"))
        {
            Alpha = Real(s, "Alpha", 1e-4), Beta = Real(s, "Beta", 0.75), K = Real(s, "K", 1),
        },
        "Rnn" => Recurrent(new RnnCell(), s),
        "Gru" => Recurrent(new GruCell(), s),
        "Lstm" => Recurrent(new LstmCell(), s),
        "LastStep" or "MeanSteps" => new ReducedStepsReference(Mean: layer == "MeanSteps"),
        "RepeatSteps" => new RepeatStepsReference(Integer(s, "Steps")),
        "MultiHeadAttention" => new AttentionReference(Integer(s, "Heads"), Integer(s, "Width")) { Causal = Flag(s, "Causal"), Bias = Flag(s, "Bias", true) },
        "PositionalEncoding" => new PositionReference(Flag(s, "Learned")),
        "PatchEmbedding" => new PatchEmbeddingReference(Pair(s, "Patch", 1), Integer(s, "Width"), Flag(s, "Bias", true)),
        "ClassToken" => new ClassTokenReference(),
        "SelectStep" => new SelectStepReference(Integer(s, "Step")),
        "PRelu" => new PReluReference(Flag(s, "Shared")),
        "Softmax" => new SoftmaxReference(),
        "LogSoftmax" => new SoftmaxReference(Log: true),
        _ => Activation(layer, s),
    };

    private static RecurrentReference Recurrent(CellReference cell, JsonElement s) => new(cell, Integer(s, "Hidden"))
    {
        Layers = Integer(s, "Layers", 1), Bidirectional = Flag(s, "Bidirectional"), Reverse = Flag(s, "Reverse"), Bias = Flag(s, "Bias", true),
    };

    private static ActivationReference Activation(string layer, JsonElement s) => layer switch
    {
        "Identity" => Activations.Identity,
        "Relu" => Activations.Relu,
        "Relu6" => Activations.Relu6,
        "LeakyRelu" => Activations.LeakyRelu(Real(s, "slope", 0.01)),
        "Elu" => Activations.Elu(Real(s, "alpha", 1)),
        "Selu" => Activations.Selu,
        "Celu" => Activations.Celu(Real(s, "alpha", 1)),
        "Gelu" => Activations.Gelu,
        "GeluTanh" => Activations.GeluTanh,
        "Silu" => Activations.Silu,
        "HardSwish" => Activations.HardSwish,
        "HardSigmoid" => Activations.HardSigmoid,
        "HardTanh" => Activations.HardTanh,
        "Sigmoid" => Activations.Sigmoid,
        "LogSigmoid" => Activations.LogSigmoid,
        "Tanh" => Activations.Tanh,
        "Softplus" => Activations.Softplus(Real(s, "beta", 1)),
        "Softsign" => Activations.Softsign,
        "Mish" => Activations.Mish,
        _ => throw new ArgumentException($"There is no layer {layer}.", nameof(layer)),
    };

    private static int Integer(JsonElement settings, string name) => settings.GetProperty(name).GetInt32();

    private static int Integer(JsonElement settings, string name, int or) =>
        settings.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : or;

    private static double Real(JsonElement settings, string name, double or) =>
        settings.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : or;

    private static bool Flag(JsonElement settings, string name, bool or = false) =>
        settings.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : or;

    private static Extent Pair(JsonElement settings, string name, Extent or) => !settings.TryGetProperty(name, out JsonElement value) ? or
        : value.ValueKind == JsonValueKind.Array ? (value[0].GetInt32(), value[1].GetInt32()) : value.GetInt32();
}
