using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Scheduling;

/// <summary>Which convolutions are computed by minimal filtering, and with which tiles.</summary>
public class MinimalFilteringTests
{
    [Fact]
    public void Inference_of_a_5x5_convolution_has_tiles_of_2_and_its_training_none()
    {
        string source = Source("Conv(64, F = 5, P = 2)");
        Assert.Contains("WinogradConv.Forward", source);
        Assert.Contains("F(2x2, 5x5)", source);
        Assert.DoesNotContain("WinogradConv.Backward", source);
        Assert.DoesNotContain("WinogradConv.PackBackward", source);
    }

    [Fact]
    public void A_3x3_convolution_is_trained_with_tiles_of_2()
    {
        string source = Source("Conv(64, F = 3, P = 1)");
        Assert.Contains("F(4x4)", source);
        Assert.Contains("WinogradConv.BackwardWeights", source);
    }

    [Theory]
    [InlineData("Conv(64, F = \"5x3\")")]
    [InlineData("Conv(64, F = 5, S = 2)")]
    [InlineData("Conv(64, F = 5, P = 5)")]
    [InlineData("Conv(64, F = 5, Dilation = 2)")]
    [InlineData("Conv(64, F = 5, Groups = 2)")]
    [InlineData("Conv(64, F = 7, P = 3)")]
    public void Others_are_summed_directly(string layer) => Assert.DoesNotContain("WinogradConv", Source(layer));

    [Fact]
    public void Exact_networks_are_summed_directly() => Assert.DoesNotContain("WinogradConv", Source("Conv(64, F = 5, P = 2)", "(Accuracy = Exact)"));

    private static string Source(string layer, string settings = "") =>
        Compiled.Of("[Network" + settings + ", Input(64, 24, 24), " + layer + ", Relu, Conv(64, F = 1)] public sealed partial class Net;").IsClean().Source;
}
