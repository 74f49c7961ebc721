using System;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Activations and softmax over vectors, sequences and images.</summary>
internal static class ActivationConfigurations
{
    public static LayerConfiguration Plain(ActivationReference reference, int seed) =>
        Over(reference.Name, seed, draw =>
        {
            if (reference.Name == "GeluTanh")
            {
                draw.Named("Approximate", true, false);
            }

            return reference;
        });

    public static LayerConfiguration LeakyRelu(int seed) =>
        Over("LeakyRelu", seed, draw => Activations.LeakyRelu(draw.Positional(draw.Among(0.01, 0.2, 0.5))));

    public static LayerConfiguration Elu(int seed) =>
        Over("Elu", seed, draw => Activations.Elu(draw.Positional(draw.Among(1, 0.5, 1.5))));

    public static LayerConfiguration Celu(int seed) =>
        Over("Celu", seed, draw => Activations.Celu(draw.Positional(draw.Among(1, 0.5, 1.5))));

    public static LayerConfiguration Softplus(int seed) =>
        Over("Softplus", seed, draw => Activations.Softplus(draw.Positional(draw.Among(1, 2, 0.5))));

    public static LayerConfiguration PRelu(int seed) => Over("PRelu", seed, draw => new PReluReference());

    public static LayerConfiguration Softmax(int seed) => Over("Softmax", seed, draw => new SoftmaxReference(), 1, 7, 30);

    public static LayerConfiguration LogSoftmax(int seed) => Over("LogSoftmax", seed, draw => new SoftmaxReference(Log: true), 1, 7, 30);

    private static LayerConfiguration Over(string layer, int seed, Func<Draw, IReferenceLayer> make, params double[] scales)
    {
        Draw draw = new(seed);
        IReferenceLayer reference = make(draw);
        int[] input = draw.Among(0, 0, 1) == 1 ? [draw.Among(2, 10, 37, 257)] : draw.Shape(draw.Width() + 1);
        string name = layer == "GeluTanh" ? "Gelu" : layer;
        return new(layer, seed, input, draw.Rows(), name + draw.Arguments, reference) { Scale = scales.Length == 0 ? 1 : draw.Among(scales) };
    }
}
