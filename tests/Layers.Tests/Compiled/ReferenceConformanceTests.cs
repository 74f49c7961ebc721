using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>The compiled layers give what the references in double precision give, forward and backward, at every drawn configuration.</summary>
public sealed class ReferenceConformanceTests
{
    public static TheoryData<string> Layers => [.. LayerConfigurations.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_output_has_the_shape_of_the_reference(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer))
        {
            int[] expected = configuration.Reference.OutputShape(configuration.Input);
            Assert.Equal(expected, net.OutputShape);
            Assert.Equal(Plane.Count(expected), net.OutputLength);
            Assert.Equal(Plane.Count(configuration.Input), net.InputLength);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Inference_is_the_reference(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer))
        {
            NetPoint at = new(configuration, net);
            double[] expected = configuration.Inference.Forward(at.Point.X, configuration.Input, at.Point.Parameters, configuration.Rows);
            Closeness.Check(expected, at.Forward(), 1, $"{configuration}: output");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Training_is_the_reference(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer))
        {
            NetPoint at = new(configuration, net);
            ReferencePoint point = at.Point;
            ReferenceGradients expected = configuration.Reference.Backward(point.X, configuration.Input, point.Parameters, point.Dy, configuration.Rows);
            using TrainingSession session = at.Step(out CotangentLoss loss);

            double[] y = configuration.Reference.Forward(point.X, configuration.Input, point.Parameters, configuration.Rows);
            Closeness.Check(y, loss.Output, 1, $"{configuration}: output in training");
            Closeness.Check(expected.Input, session.InputGradient, 1, $"{configuration}: gradient of the input");
            foreach ((string name, double[] gradient) in expected.Parameters)
            {
                Closeness.Check(gradient, session.Gradients[at.FullName(name)], 1, $"{configuration}: gradient of {name}");
            }
        }
    }

    [Theory]
    [InlineData("Conv")]
    [InlineData("Conv1D")]
    [InlineData("ConvTranspose")]
    [InlineData("Dense")]
    [InlineData("DepthwiseConv")]
    public void Every_element_of_a_sum_of_products_is_within_its_rounding(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer))
        {
            NetPoint at = new(configuration, net);
            (double[] Y, ReferenceGradients Gradients) expected = Evaluate(configuration, at.Point, value => value);

            // Of absolute values the reference is Σ|a·b|, and of ones the number of products.
            (double[] Y, ReferenceGradients Gradients) magnitudes = Evaluate(configuration, at.Point, Math.Abs);
            (double[] Y, ReferenceGradients Gradients) terms = Evaluate(configuration, at.Point, _ => 1);
            Closeness.CheckElements(expected.Y, at.Forward(), terms.Y, magnitudes.Y, $"{configuration}: output");
            using TrainingSession session = at.Step(out _);
            Closeness.CheckElements(
                expected.Gradients.Input, session.InputGradient, terms.Gradients.Input, magnitudes.Gradients.Input, $"{configuration}: gradient of the input");
            foreach ((string name, double[] gradient) in expected.Gradients.Parameters)
            {
                Closeness.CheckElements(
                    gradient, session.Gradients[at.FullName(name)], terms.Gradients.Parameters[name], magnitudes.Gradients.Parameters[name], $"{configuration}: gradient of {name}");
            }
        }
    }

    private static (double[] Y, ReferenceGradients Gradients) Evaluate(LayerConfiguration configuration, ReferencePoint point, Converter<double, double> map)
    {
        double[] x = Array.ConvertAll(point.X, map), dy = Array.ConvertAll(point.Dy, map);
        Dictionary<string, double[]> parameters = point.Parameters.ToDictionary(pair => pair.Key, pair => Array.ConvertAll(pair.Value, map));
        return (
            configuration.Reference.Forward(x, configuration.Input, parameters, configuration.Rows),
            configuration.Reference.Backward(x, configuration.Input, parameters, dy, configuration.Rows));
    }
}
