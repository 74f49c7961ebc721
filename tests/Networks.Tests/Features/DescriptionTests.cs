using System.Linq;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Runtime.Description;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>The figures of LeNet-5, which anyone can count.</summary>
public sealed class DescriptionTests
{
    private static readonly NetworkDescription Network = ReluLeNet.Description;

    [Fact]
    public void The_parameters_are_61706()
    {
        // 6·(25 + 1) + 16·(150 + 1) + 120·401 + 84·121 + 10·85.
        Assert.Equal(61_706, ReluLeNet.ParameterCount);
        Assert.Equal(61_706, Network.ParameterCount);
        Assert.Equal(61_706, Network.Layers.Sum(layer => layer.Parameters));
        Assert.Equal(61_706, new ReluLeNet().Parameters.Tensors.Sum(tensor => tensor.Length));
    }

    [Fact]
    public void The_multiply_adds_are_416520()
    {
        // 6·28·28·25 + 16·10·10·150 + 400·120 + 120·84 + 84·10.
        Assert.Equal(416_520, ReluLeNet.MultiplyAdds);
        Assert.Equal(416_520, Network.MultiplyAdds);
        Assert.Equal(416_520, Network.Layers.Sum(layer => layer.MultiplyAdds));
    }

    [Fact]
    public void The_table_shows_them()
    {
        string table = Network.Summary();

        Assert.Contains("61,706", table);
        Assert.Contains("416,520", table);
        Assert.All(Network.Layers, layer => Assert.Contains(layer.Name, table));
        Assert.Equal(ReluLeNet.ArenaLength * sizeof(float), Network.ArenaBytes);
    }
}
