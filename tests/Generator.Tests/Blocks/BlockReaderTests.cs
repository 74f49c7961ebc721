using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>Which blocks a network comes with, from source and from referenced libraries.</summary>
public class BlockReaderTests
{
    private const string Net = "[Network, Input(3, 8, 8), Stage(4)] public sealed partial class Net;";

    private const string Stage = """
        [Skip] [Conv("k", F = 3, P = 1), Inner(2, If = "k > 1"), Relu(Name = "last")] [Sum("a", Project = true)]
        public sealed class StageAttribute(int k) : BlockAttribute { public int S { get; init; } = 2; }
        [BatchNorm]
        public sealed class InnerAttribute(int k, double rate = 0.5) : BlockAttribute { public double Rate { get; } = rate; }
        """;

    [Fact]
    public void A_block_in_source_comes_with_its_attributes_as_written_and_with_those_it_uses()
    {
        NetworkDeclaration declaration = Declarations.Of(Net + Stage);
        Assert.Equal(["InnerAttribute", "StageAttribute"], declaration.Blocks.Select(block => block.Type));
        BlockDefinition stage = declaration.Block("StageAttribute");
        Assert.True(stage.InSource && stage.Readable);
        Assert.Empty(stage.Findings);
        Assert.Equal(
            [
                new AttributeUse("StaticNets.SkipAttribute", 0, []),
                new AttributeUse("StaticNets.ConvAttribute", 1, [new("K", Constant.Of("k")), new("F", Constant.Of(3L)), new("P", Constant.Of(1L))]),
                new AttributeUse("InnerAttribute", 2, [new("k", Constant.Of(2L)), new("Rate", Constant.Of(0.5)), new("If", Constant.Of("k > 1"))]),
                new AttributeUse("StaticNets.ReluAttribute", 3, [new("Name", Constant.Of("last"))]),
                new AttributeUse("StaticNets.SumAttribute", 4, [new("Labels.0", Constant.Of("a")), new("Project", Constant.Of(true))]),
            ],
            stage.Attributes);
        Assert.Equal([new("k", ParameterKind.Integer, null), new("S", ParameterKind.Integer, Constant.Of(2L))], stage.Parameters);
        Assert.Equal([new("k", ParameterKind.Integer, null), new("Rate", ParameterKind.Real, Constant.Of(0.5))], declaration.Block("InnerAttribute").Parameters);
    }

    [Fact]
    public void The_uses_of_a_network_name_the_block() => Assert.Equal(
        new AttributeUse("StageAttribute", 2, [new("k", Constant.Of(4L))]), Declarations.Of(Net + Stage).Attributes[2]);

    [Theory]
    [InlineData("namespace Ours.Deep; [Relu] public sealed class XAttribute : BlockAttribute;", "Ours.Deep.X", "Ours.Deep.XAttribute", "X")]
    [InlineData("public static class Outer { [Relu] public sealed class X : BlockAttribute; }", "Outer.X", "Outer+X", "X")]
    [InlineData("[Relu] public sealed class XAttribute<T> : BlockAttribute;", "X<int>", "XAttribute`1", "X")]
    [InlineData("public abstract class Base : BlockAttribute; [Relu] public class XAttribute : Base;", "X", "XAttribute", "X")]
    [InlineData("namespace Ours { [Relu] public sealed class ConvAttribute : BlockAttribute; }", "Ours.Conv", "Ours.ConvAttribute", "Conv")]
    [InlineData("[Relu] public sealed class Attribute : BlockAttribute;", "Attribute", "Attribute", "Attribute")]
    public void A_block_is_known_by_its_full_name(string block, string use, string type, string shown)
    {
        CSharpSources sources = new(block, "[Network, Input(3), " + use + "] public sealed partial class Net;");
        BlockDefinition found = Assert.Single(sources.Read().Blocks);
        Assert.Equal((type, "StaticNets.ReluAttribute", shown), (found.Type, Assert.Single(found.Attributes).Type, AttributeUse.DisplayOf(found.Type)));
        Assert.Equal(found.Type, sources.Read().Attributes[2].Type);
    }

    [Fact]
    public void A_block_named_like_a_layer_of_ours_is_not_taken_for_it()
    {
        Compilation compilation = Compilations.Of("namespace StaticNets { [global::StaticNets.Tanh] public sealed class ReluAttribute : BlockAttribute; }", "[Network, Input(3), Relu] public sealed partial class Net;");
        NetworkDeclaration declaration = Declarations.Of(compilation);
        Assert.Equal("StaticNets.ReluAttribute@2", Assert.Single(declaration.Blocks).Type);
        Assert.Equal("StaticNets.ReluAttribute@2", declaration.Attributes[2].Type);
        Assert.Equal("Relu", declaration.Attributes[2].Display);
    }

    [Theory]
    [InlineData("[A] public sealed class AAttribute : BlockAttribute;", 1)]
    [InlineData("[Relu, B] public sealed class AAttribute : BlockAttribute; [A, B] public sealed class BAttribute : BlockAttribute;", 2)]
    public void Recursion_does_no_harm(string blocks, int count) =>
        Assert.Equal(count, Declarations.Of("[Network, Input(3), A] public sealed partial class Net; " + blocks).Blocks.Count);

    [Theory]
    [InlineData("[Conv(Missing)] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Missing] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Conv(F = )] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Relu(1, 2, 3)] public sealed class XAttribute : BlockAttribute;")]
    public void A_block_that_C_sharp_rejects_is_not_readable(string block)
    {
        NetworkDeclaration declaration = Declarations.Of("[Network, Input(3), X] public sealed partial class Net; " + block);
        Assert.False(Assert.Single(declaration.Blocks).Readable);
        Assert.Empty(declaration.Findings);
    }

    [Theory]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute { public XAttribute(Missing m) { } }")]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = \"text\"; public double D { get; init; } = \"text\"; public Padding P { get; init; } = \"text\"; }")]
    [InlineData("[Relu] public sealed class XAttribute(int k, int K, string k) : BlockAttribute { public int { get; } }")]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute, XAttribute { }")]
    [InlineData("[Relu] public sealed class : BlockAttribute { }")]
    [InlineData("[Relu] public sealed class XAttribute(int k = k) : BlockAttribute { public int K { get; init; } = K; }")]
    public void A_class_that_does_not_compile_is_read_without_an_exception(string block) =>
        Assert.DoesNotContain(Declarations.Of("[Network, Input(3), X] public sealed partial class Net; " + block).Findings, finding => finding.Rule.Id == "SN9001");

    [Fact]
    public void A_file_local_block_keeps_its_name()
    {
        NetworkDeclaration declaration = Declarations.Of("[Network, Input(3), X] public sealed partial class Net; [Relu] file sealed class XAttribute : BlockAttribute;");
        Assert.Equal("XAttribute", Assert.Single(declaration.Blocks).Type);
    }

    [Fact]
    public void A_block_of_a_library_is_what_it_is_in_source()
    {
        MetadataReference library = Declarations.Library("Blocks", Stage.Replace("public int S { get; init; } = 2;", "public int S { get; } = 2;", System.StringComparison.Ordinal));
        BlockDefinition stage = Declarations.Of(Net, library).Block("StageAttribute");
        Assert.Equal(Declarations.Of(Net + Stage).Block("StageAttribute").Attributes, stage.Attributes);
        Assert.True(stage.Readable && !stage.InSource);
        Assert.Equal([new("k", ParameterKind.Integer, null)], stage.Parameters);
        Assert.Equal([new("k", ParameterKind.Integer, null), new("Rate", ParameterKind.Real, Constant.Of(0.5))], Declarations.Of(Net, library).Block("InnerAttribute").Parameters);
    }

    [Fact]
    public void Two_libraries_may_have_inner_blocks_of_one_name()
    {
        const string Inner = "[Relu] internal sealed class InnerAttribute : BlockAttribute;";
        MetadataReference one = Declarations.Library("One", "[Inner] public sealed class FirstAttribute : BlockAttribute;" + Inner);
        MetadataReference two = Declarations.Library("Two", "[Inner] public sealed class SecondAttribute : BlockAttribute;" + Inner.Replace("Relu", "Tanh", System.StringComparison.Ordinal));
        NetworkDeclaration declaration = Declarations.Of("[Network, Input(3), First, Second] public sealed partial class Net;", one, two);
        Assert.Equal(["FirstAttribute", "InnerAttribute", "InnerAttribute@2", "SecondAttribute"], declaration.Blocks.Select(block => block.Type));
        Assert.Equal("InnerAttribute@2", declaration.Block("SecondAttribute").Attributes.Single().Type);
        Assert.Equal("StaticNets.TanhAttribute", declaration.Block("InnerAttribute@2").Attributes.Single().Type);
    }

    [Fact]
    public void A_file_local_block_of_a_library_keeps_its_name()
    {
        MetadataReference library = Declarations.Library("Blocks", "[Inner] public sealed class StageAttribute(int k) : BlockAttribute { public int K { get; } = k; } [Relu] file sealed class InnerAttribute : BlockAttribute;");
        Assert.Equal(["InnerAttribute", "StageAttribute"], Declarations.Of(Net, library).Blocks.Select(block => block.Type));
    }

    [Theory]
    [InlineData("public sealed class InnerAttribute : BlockAttribute;", true)]
    [InlineData("public sealed class InnerAttribute : BlockAttribute { internal InnerAttribute() { } }", false)]
    public void A_block_whose_inner_block_cannot_be_called_is_refused_at_its_use(string inner, bool readable)
    {
        MetadataReference library = Declarations.Library("Blocks", "[Inner] public sealed class StageAttribute(int k) : BlockAttribute { public int K { get; } = k; } [Relu] " + inner);
        NetworkDeclaration declaration = Declarations.Of(Net, library);
        Assert.Equal(readable ? [] : ["SN0044 2 Stage, Stage"], declaration.Findings.Select(Said));
    }

    [Fact]
    public void A_block_whose_inner_block_lies_in_an_assembly_that_is_not_referenced_is_refused_at_its_use()
    {
        MetadataReference inner = Declarations.Library("Inner", "[Relu] public sealed class InnerAttribute : BlockAttribute;");
        MetadataReference outer = Declarations.Library("Outer", "[Inner] public sealed class MiddleAttribute : BlockAttribute; [Middle] public sealed class StageAttribute(int k) : BlockAttribute { public int K { get; } = k; }", generated: true, inner);
        Assert.Equal(["SN0044 2 Stage, Middle"], Declarations.Of(Net, outer).Findings.Select(Said));
        Assert.Empty(Declarations.Of(Net, outer, inner).Findings);
    }

    [Fact]
    public void A_block_with_layers_on_two_parts_is_refused() => Assert.Equal(
        ["SN0005 X"],
        Declarations.Of("[Network, Input(3), X] public sealed partial class Net; [Relu] public sealed partial class XAttribute : BlockAttribute; [Tanh] public sealed partial class XAttribute;").Blocks.Single().Findings.Select(finding => finding.Rule.Id + " X"));

    private static string Said(Finding finding) => finding.Rule.Id + " " + string.Join(",", finding.Site.Path) + " " + string.Join(", ", finding.Arguments);

    private sealed record CSharpSources(params string[] Sources)
    {
        public NetworkDeclaration Read() => Declarations.Of(Compilations.Of(Sources));
    }
}
