using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;
using Xunit;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>The drawn configurations are sound, varied and repeatable, and their references right.</summary>
public sealed class LayerConfigurationsTests
{
    public static TheoryData<string> Layers => [.. LayerConfigurations.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_output_has_values(string layer)
    {
        foreach (LayerConfiguration configuration in LayerConfigurations.Of(layer))
        {
            int[] output = configuration.Reference.OutputShape(configuration.Input);
            Assert.True(output.All(extent => extent > 0), $"{configuration}: [{string.Join(", ", output)}]");
            ReferencePoint point = configuration.Point();
            double[] y = configuration.Inference.Forward(point.X, configuration.Input, point.Parameters, configuration.Rows);
            Assert.True(y.All(double.IsFinite), $"{configuration}: not finite");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_are_the_central_differences(string layer)
    {
        foreach (LayerConfiguration configuration in LayerConfigurations.Of(layer))
        {
            DirectionalDifference at = new(configuration.Reference, configuration.Input, configuration.Rows, configuration.Seed);
            foreach ((string tensor, double[] gradient) in at.Gradients())
            {
                Assert.True(at.Agrees(tensor, gradient), $"{configuration}: the gradient of {tensor} is not the difference.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Configurations_differ_and_come_again(string layer)
    {
        IEnumerable<string> texts = LayerConfigurations.Of(layer).Select(configuration => configuration.ToString());
        Assert.Equal(texts, LayerConfigurations.Of(layer).Select(configuration => configuration.ToString()));

        // Without the seed: at least half are different declarations, shapes or batches.
        IEnumerable<string> bare = LayerConfigurations.Of(layer).Select(configuration => $"{configuration.Attributes} x {configuration.Rows}");
        Assert.InRange(bare.Distinct().Count(), LayerConfigurations.Count / 2, LayerConfigurations.Count);
    }
}
