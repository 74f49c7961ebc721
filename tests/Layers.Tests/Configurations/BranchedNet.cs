using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>A drawn convolutional network of residual, dense, inception-like and gated parts: its declaration and its reference, written side by side.</summary>
public sealed class BranchedNet
{
    private readonly Random random;
    private readonly Dictionary<string, int> ordinals = [];
    private readonly List<string> text = [];
    private int channels;

    /// <summary>The network of a seed.</summary>
    public BranchedNet(int seed)
    {
        random = new Random(seed);
        channels = random.Next(2, 6);
        Input = [channels, random.Next(5, 9), random.Next(5, 9)];
        Parts = [Conv(channels, 3, bias: true), .. Enumerable.Range(0, random.Next(1, 4)).SelectMany(_ => Part())];
        Declaration = string.Join(" ", text);
    }

    /// <summary>Extents of the input.</summary>
    public int[] Input { get; }

    /// <summary>Attributes behind the input's.</summary>
    public string Declaration { get; }

    /// <summary>The same in double precision.</summary>
    public NetPart[] Parts { get; }

    private NetPart[] Part() => random.Next(7) switch
    {
        0 => [Fork("Sum", None, () => [Conv(channels, 3), Norm(), Act("Relu", Activations.Relu), Conv(channels, 3), Norm()]), Act("Relu", Activations.Relu)],
        1 => [Fork("Sum", () => [Conv(channels, 1), Norm()], () => [Conv(channels, 3), Act("Tanh", Activations.Tanh), Conv(channels, 3), Norm()]), Act("Tanh", Activations.Tanh)],
        2 => [Fork("Sum", None, () => [Conv(channels, 3)])],
        3 => Grown(Fork("Concat", None, () => [Norm(), Act("Relu", Activations.Relu), Conv(3, 3)]), channels + 3),
        4 => Grown(Fork("Concat", () => [Conv(2, 1), Act("Relu", Activations.Relu)], () => [Conv(3, 3), Norm()], () => [Pool(), Conv(1, 1)], None), channels + 6),
        5 => [Fork("Product", None, () => [Mean(), Conv(2, 1, bias: true), Act("Relu", Activations.Relu), Conv(channels, 1, bias: true), Act("HardSigmoid", Activations.HardSigmoid)])],
        _ => [Fork(random.Next(2) == 0 ? "Product" : "Sum", () => [Act("Sigmoid", Activations.Sigmoid)], () => [Conv(channels, 3), Norm()], None), Norm()],
    };

    private static NetPart[] None() => [];

    private NetPart[] Grown(NetPart part, int to)
    {
        channels = to;
        return [part];
    }

    private ForkPart Fork(string join, params Func<NetPart[]>[] branches)
    {
        List<NetPart[]> parts = [];
        foreach (Func<NetPart[]> branch in branches)
        {
            text.Add("[Branch]");
            parts.Add(branch());
        }

        text.Add($"[{join}]");
        return new ForkPart(join, [.. parts]);
    }

    private LayerPart Conv(int filters, int window, bool bias = false)
    {
        text.Add(string.Create(CultureInfo.InvariantCulture, $"[Conv({filters}, F = {window}, P = {window / 2}{(bias ? "" : ", Bias = false")})]"));
        return new LayerPart(Path("conv"), new ConvReference(filters, window) { P = window / 2, Bias = bias });
    }

    private LayerPart Norm() => Layer("BatchNorm", new BatchNormReference(Training: true));

    private LayerPart Act(string name, IReferenceLayer layer) => Layer(name, layer);

    private LayerPart Pool() => Layer("MaxPool", new MaxPoolReference(3) { S = 1, P = 1 }, "(F = 3, S = 1, P = 1)");

    private LayerPart Mean() => Layer("GlobalAvgPool", new GlobalAvgPoolReference(true), "(KeepExtent = true)");

    private LayerPart Layer(string name, IReferenceLayer layer, string settings = "")
    {
        text.Add($"[{name}{settings}]");
        return new LayerPart(Path(char.ToLowerInvariant(name[0]) + name[1..]), layer);
    }

    private string Path(string kind)
    {
        ordinals[kind] = ordinals.GetValueOrDefault(kind) + 1;
        return kind + ordinals[kind].ToString(CultureInfo.InvariantCulture);
    }
}
