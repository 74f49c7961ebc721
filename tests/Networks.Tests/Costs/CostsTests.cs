using System;
using System.IO;
using System.Linq;
using StaticNets.Networks.Tests.Costs.Networks;
using Xunit;

namespace StaticNets.Networks.Tests.Costs;

public class CostsTests
{
    [Fact]
    public void The_page_says_what_the_compiler_knows()
    {
        string expected = CostsPage.Write();
        string fresh = Path.Combine(AppContext.BaseDirectory, "costs.md");
        File.WriteAllText(fresh, expected);

        string page = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "costs.md"));

        Assert.True(page.ReplaceLineEndings("\n") == expected, $"docs/costs.md is out of date; the page as it should be is {fresh}");
    }

    /// <summary>
    /// 64·193 + 96·193 + 128·(96·9 + 1) + 16·193 + 32·(16·25 + 1) + 32·193 and 784·(64·192 + 96·192 + 128·96·9 + 16·192 + 32·16·25 + 32·192): the paper's table 1 has 159K and 128M
    /// (with K = 1024 and no biases).
    /// </summary>
    [Fact]
    public void Inception_3a_has_the_figures_of_the_paper()
    {
        Assert.Equal(163_696, ReducedInception.ParameterCount);
        Assert.Equal(128_049_152, ReducedInception.MultiplyAdds);
    }

    [Fact]
    public void A_skip_has_no_parameters_and_no_multiply_adds()
    {
        Assert.Equal(PlainStack.ParameterCount, ResidualStack.ParameterCount);
        Assert.Equal(PlainStack.MultiplyAdds, ResidualStack.MultiplyAdds);
        Assert.Equal(20, ResidualStack.Description.Layers.Count(layer => layer.Kind == "Sum")); // control: they are there
        Assert.DoesNotContain(PlainStack.Description.Layers, layer => layer.Kind == "Sum");
    }

    [Fact]
    public void With_skips_the_first_layer_gets_a_gradient_and_without_next_to_none()
    {
        string[] ends = ["first", "blocks.19.conv2"];
        double[] plain = StackGradients.OfPlain(ends), residual = StackGradients.OfResidual(ends);

        Assert.InRange(residual[0] / residual[1], 0.01, 100);
        Assert.InRange(plain[0] / plain[1], 0, 1e-6);
        Assert.True(plain[0] > 0); // tiny, and computed all the same
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "StaticNets.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
