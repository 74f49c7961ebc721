using System.Linq;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Graphs;

/// <summary>Graphs and texts that no person writes: a message or a network, never a fault, never an exhausted stack.</summary>
public class HostileGraphTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(800)]
    public void Blocks_within_each_other(int levels)
    {
        string blocks = string.Concat(Enumerable.Range(1, levels).Select(level => (level < levels ? "[L" + (level + 1) + "] " : "[Relu] ") + "public sealed class L" + level + "Attribute : BlockAttribute;\n"));
        Compiled compiled = Compiled.Of("[Network, Input(4)] [L1] public sealed partial class Net;\n" + blocks);
        _ = levels > 100 ? compiled.IsRefused("SN0036") : compiled.IsClean();
    }

    [Theory]
    [InlineData("(", 20_000, "")]
    [InlineData("-", 20_000, "1")]
    [InlineData("1+", 20_000, "1")]
    [InlineData("9", 20_000, "")]
    [InlineData("k", 1_000_000, "")]
    [InlineData("\\0", 20_000, "")]
    [InlineData("\\ud800", 20_000, "")]
    [InlineData("{", 20_000, "")]
    [InlineData("{i}", 20_000, "")]
    [InlineData(" ", 1_000_000, "")]
    public void Texts_of_every_place(string repeated, int times, string end)
    {
        string text = "\"" + string.Concat(Enumerable.Repeat(repeated, times)) + end + "\"";
        Compiled compiled = Compiled.Of(
            "[Network, Input(4)] [Dense(3, If = " + text + ")] partial class A;",
            "[Network, Input(4)] [Dense(3, Name = " + text + ")] partial class B;",
            "[Network, Input(4)] [Dense(3, Share = " + text + ")] partial class C;",
            "[Network, Input(4)] [Dense(" + text + ")] partial class D;",
            "[Network, Input(4)] [Dense(3, Repeat = " + text + ")] partial class D2;",
            "[Network, Input(4, 4, 4)] [Conv(F = " + text + ")] partial class D3;",
            "[Network, Input(4)] [Tag(" + text + "), Relu, Sum(" + text + "), From(\"x\"), Output(" + text + ")] partial class E;",
            "[Network, Input(4)] [Block] partial class F; [Dense(" + text + ", Name = " + text + ", If = " + text + ", Share = " + text + ", Repeat = " + text + ")] [Tag(" + text + ")] public sealed class BlockAttribute(int k) : BlockAttribute_; public abstract class BlockAttribute_ : StaticNets.BlockAttribute;")
            .IsRefused("SN0008")
            .IsRefused("SN0009");
        Assert.All(compiled.Own, diagnostic => Assert.True(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Length < 1000));
    }

    [Fact]
    public void Many_branches()
    {
        string branches = string.Concat(Enumerable.Repeat("[Branch] [Relu]", 500));
        Compiled.Of("[Network, Input(4)] " + branches + " [Sum] partial class Net;").IsClean();
    }

    [Fact]
    public void Many_labels()
    {
        string tags = string.Concat(Enumerable.Range(0, 1000).Select(i => "[Tag(\"l" + i + "\"), Relu]"));
        string labels = string.Join(", ", Enumerable.Range(0, 1000).Select(i => "\"l" + i + "\""));
        Compiled.Of("[Network, Input(4)] " + tags + " [Concat(" + labels + ")] partial class Net;").IsClean();
    }

    [Fact]
    public void Many_parameters()
    {
        string parameters = string.Concat(Enumerable.Range(0, 500).Select(i => "public int P" + i + " { get; init; } = 1; "));
        string sum = string.Join("+", Enumerable.Range(0, 150).Select(i => "p" + i));
        string block = "[Dense(\"" + sum + "\"), Relu(If = \"q == 1\")] public sealed class WideAttribute : BlockAttribute { " + parameters + "}";
        Compiled.Of("[Network, Input(4)] [Wide] partial class Net; " + block.Replace(", Relu(If = \"q == 1\")", "", System.StringComparison.Ordinal)).IsClean();
    }
}
