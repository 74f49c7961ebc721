using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Drawn configurations of every layer that has a reference: the same ones in every run.</summary>
public static class LayerConfigurations
{
    /// <summary>How many of each layer.</summary>
    public const int Count = 24;

    private static readonly SortedDictionary<string, Func<int, LayerConfiguration>> Makers = new(StringComparer.Ordinal)
    {
        ["AdaptiveAvgPool"] = PoolingConfigurations.AdaptiveAvgPool,
        ["AvgPool"] = PoolingConfigurations.AvgPool,
        ["BatchNorm"] = NormalisationConfigurations.BatchNorm,
        ["Celu"] = ActivationConfigurations.Celu,
        ["ClassToken"] = AttentionConfigurations.ClassToken,
        ["Concat"] = JoinConfigurations.Concat,
        ["Conv"] = ConvolutionConfigurations.Conv,
        ["Conv1D"] = ConvolutionConfigurations.Conv1D,
        ["ConvTranspose"] = ConvolutionConfigurations.ConvTranspose,
        ["Crop"] = ShapeConfigurations.Crop,
        ["Dense"] = ShapeConfigurations.Dense,
        ["DepthwiseConv"] = ConvolutionConfigurations.DepthwiseConv,
        ["Elu"] = ActivationConfigurations.Elu,
        ["Flatten"] = ShapeConfigurations.Flatten,
        ["Gelu"] = seed => ActivationConfigurations.Plain(Activations.Gelu, seed),
        ["GeluTanh"] = seed => ActivationConfigurations.Plain(Activations.GeluTanh, seed),
        ["GlobalAvgPool"] = PoolingConfigurations.GlobalAvgPool,
        ["GlobalMaxPool"] = PoolingConfigurations.GlobalMaxPool,
        ["Gru"] = RecurrentConfigurations.Gru,
        ["GroupNorm"] = NormalisationConfigurations.GroupNorm,
        ["HardSigmoid"] = seed => ActivationConfigurations.Plain(Activations.HardSigmoid, seed),
        ["HardSwish"] = seed => ActivationConfigurations.Plain(Activations.HardSwish, seed),
        ["HardTanh"] = seed => ActivationConfigurations.Plain(Activations.HardTanh, seed),
        ["LastStep"] = RecurrentConfigurations.LastStep,
        ["LayerNorm"] = NormalisationConfigurations.LayerNorm,
        ["LeakyRelu"] = ActivationConfigurations.LeakyRelu,
        ["LocalResponseNorm"] = NormalisationConfigurations.LocalResponseNorm,
        ["LogSigmoid"] = seed => ActivationConfigurations.Plain(Activations.LogSigmoid, seed),
        ["LogSoftmax"] = ActivationConfigurations.LogSoftmax,
        ["Lstm"] = RecurrentConfigurations.Lstm,
        ["MaxPool"] = PoolingConfigurations.MaxPool,
        ["MeanSteps"] = RecurrentConfigurations.MeanSteps,
        ["Mish"] = seed => ActivationConfigurations.Plain(Activations.Mish, seed),
        ["MultiHeadAttention"] = AttentionConfigurations.MultiHeadAttention,
        ["PatchEmbedding"] = AttentionConfigurations.PatchEmbedding,
        ["PositionalEncoding"] = AttentionConfigurations.PositionalEncoding,
        ["PRelu"] = ActivationConfigurations.PRelu,
        ["Relu"] = seed => ActivationConfigurations.Plain(Activations.Relu, seed),
        ["Relu6"] = seed => ActivationConfigurations.Plain(Activations.Relu6, seed),
        ["RepeatSteps"] = RecurrentConfigurations.RepeatSteps,
        ["Reshape"] = ShapeConfigurations.Reshape,
        ["Product"] = JoinConfigurations.Product,
        ["RmsNorm"] = NormalisationConfigurations.RmsNorm,
        ["Rnn"] = RecurrentConfigurations.Rnn,
        ["SelectStep"] = AttentionConfigurations.SelectStep,
        ["Selu"] = seed => ActivationConfigurations.Plain(Activations.Selu, seed),
        ["Sigmoid"] = seed => ActivationConfigurations.Plain(Activations.Sigmoid, seed),
        ["Silu"] = seed => ActivationConfigurations.Plain(Activations.Silu, seed),
        ["Softmax"] = ActivationConfigurations.Softmax,
        ["Softplus"] = ActivationConfigurations.Softplus,
        ["Softsign"] = seed => ActivationConfigurations.Plain(Activations.Softsign, seed),
        ["Sum"] = JoinConfigurations.Sum,
        ["Tanh"] = seed => ActivationConfigurations.Plain(Activations.Tanh, seed),
        ["Transpose"] = ShapeConfigurations.Transpose,
        ["Upsample"] = ShapeConfigurations.Upsample,
    };

    /// <summary>The layers' names; <c>GeluTanh</c> is <c>Gelu(Approximate = true)</c>.</summary>
    public static IReadOnlyCollection<string> Layers => Makers.Keys;

    /// <summary><see cref="Count"/> configurations of one layer.</summary>
    public static IReadOnlyList<LayerConfiguration> Of(string layer) => [.. Enumerable.Range(1, Count).Select(Makers[layer])];
}
