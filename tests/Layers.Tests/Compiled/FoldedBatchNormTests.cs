using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Tests;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>Layers with a batch normalisation behind them that inference folds into them: the two one after the other, in double precision, are the reference.</summary>
public sealed class FoldedBatchNormTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<string> Layers => ["Conv", "ConvTranspose", "Dense", "DepthwiseConv"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_folded_layer_is_the_layer_and_its_normalisation(string layer)
    {
        // A transposed convolution over a sequence ends in a transposition, behind which the normalisation stays.
        LayerConfiguration[] configurations = [.. LayerConfigurations.Of(layer).Where(one => layer != "ConvTranspose" || one.Input.Length == 3).Select(Followed)];
        NetworkCompilation compilation = new("Folded." + layer, configurations);
        Assert.All(compilation.Emit().Values.Where(text => text.Contains("IForwardProgram", StringComparison.Ordinal)), text =>
        {
            Assert.Contains("BatchNorm.Fold(", text, StringComparison.Ordinal);
            Assert.DoesNotContain("BatchNorm.Forward(", Inference(text), StringComparison.Ordinal);
        });
        foreach ((LayerConfiguration configuration, Func<ulong, INet> create) in configurations.Zip(compilation.Constructors))
        {
            INet net = create(1);
            (Dictionary<string, double[]> own, Dictionary<string, double[]> norm) = Write(net, configuration.Seed);
            float[] x = Floats.Uniform(configuration.Rows * net.InputLength, configuration.Seed), y = new float[configuration.Rows * net.OutputLength];
            net.Forward(x, y);

            int[] between = configuration.Reference.OutputShape(configuration.Input);
            double[] middle = configuration.Reference.Forward(Array.ConvertAll(x, value => (double)value), configuration.Input, own, configuration.Rows);
            double[] expected = new BatchNormReference(Training: false) { Epsilon = Epsilon }.Forward(middle, between, norm, configuration.Rows);
            Closeness.Check(Array.ConvertAll(expected, value => Math.Max(0, value)), y, 1, $"{configuration}: output");
            float[] one = new float[net.OutputLength];
            net.Forward(x.AsSpan(0, net.InputLength), one);
            Floats.SameBits(one, y.AsSpan(0, one.Length), $"in row 0 of {configuration}");
        }
    }

    private static LayerConfiguration Followed(LayerConfiguration first) => first with { Declaration = first.Declaration + ", BatchNorm(Epsilon = 1e-3), Relu" };

    // Trace keeps the normalisation.
    private static string Inference(string text) => text[..text.IndexOf("static class", StringComparison.Ordinal)];

    /// <summary>Writes random numbers into the network, and gives them by the last part of their name: the layer's own, and the normalisation's.</summary>
    private static (Dictionary<string, double[]> Own, Dictionary<string, double[]> Norm) Write(INet net, int seed)
    {
        Dictionary<string, double[]> own = [], norm = [];
        foreach (TensorInfo tensor in net.Parameters.Tensors.Where(tensor => !tensor.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
        {
            bool positive = tensor.Name.EndsWith("running_var", StringComparison.Ordinal);
            float[] values = Floats.Uniform(net.Parameters[tensor.Name].Length, seed++, positive ? 0.1f : -1, 1);
            net.Parameters.Write(tensor.Name, values);
            Dictionary<string, double[]> of = tensor.Name.StartsWith("batchNorm", StringComparison.Ordinal) ? norm : own;
            of.Add(tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..], Array.ConvertAll(values, value => (double)value));
        }

        return (own, norm);
    }
}
