using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>What is wrong with a block stands at the block, once, however many networks use it, and they have their members.</summary>
public class BlockFindingTests
{
    [Theory]
    [InlineData("[Conv({|SN0027:\"missing\"|})] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Relu, Conv({|SN0026:F = \"3 +\"|})] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Relu({|SN0027:If = \"missing > 1\"|})] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("[Relu, {|SN0030:X|}] public sealed class XAttribute : BlockAttribute;")]
    [InlineData("public sealed class {|SN0032:XAttribute|} : BlockAttribute;")]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute { public int {|SN0043:S|} { get; init; } = System.Environment.ProcessorCount; }")]
    [InlineData("[Relu] public sealed partial class {|SN0005:XAttribute|} : BlockAttribute; [Tanh] public sealed partial class XAttribute;")]
    [InlineData("[Conv({|SN0027:\"missing\"|})] internal sealed class XAttribute : BlockAttribute;")]
    [InlineData("namespace N { public static class Outer { [Conv({|SN0027:\"missing\"|})] public sealed class XAttribute : BlockAttribute; } }")]
    public void It_is_shown_without_a_network(string source) => Marked.Check(source);

    [Fact]
    public void It_is_shown_once_and_networks_that_use_it_have_their_members() => Marked.Check("""
        [Network, Input(3, 8, 8), X] public sealed partial class One;
        [Network, Input(3, 8, 8), Y] public sealed partial class Two;
        [X] public sealed class YAttribute : BlockAttribute;
        [Conv({|SN0027:"missing"|})] public sealed class XAttribute : BlockAttribute;
        public static class Program { public static int Use(float[] floats) { new One().Forward(floats, floats); return One.ParameterCount + Two.ParameterCount; } }
        """);

    [Theory]
    [InlineData("public abstract class XAttribute : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("[Conv(\"k\", S = \"S\")] public sealed class XAttribute(int k) : BlockAttribute { public int S { get; init; } = 1; }")]
    public void A_right_block_shows_nothing(string source) => Compiled.Of(source).IsClean();

    [Fact]
    public void Where_analyzers_are_off_the_generator_reports_it_at_the_class()
    {
        const string Source = "[Conv(\"missing\")] public sealed class XAttribute : BlockAttribute; [Network, Input(3, 8, 8), X] public sealed partial class Net;";
        CSharpCompilation compilation = Compilations.Of(Source);
        GeneratorDriver driver = Compiled.Driver(compilation).WithUpdatedAnalyzerConfigOptions(new Options(new() { ["build_property.RunAnalyzers"] = "false" }));
        GeneratorRunResult run = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal(("SN0027", Source.IndexOf("XAttribute", System.StringComparison.Ordinal)), (found.Id, found.Location.SourceSpan.Start));
        Assert.Empty(Compiled.Driver(compilation).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single().Diagnostics);
    }

    [Fact]
    public void A_mistake_of_one_use_stands_at_the_network_and_points_inwards()
    {
        Compiled compiled = Marked.Check("""
            [Network, Input(3, 4, 4), {|SN1001:Outer(5)|}] public sealed partial class Net;
            [Relu, Inner("f")] public sealed class OuterAttribute(int f) : BlockAttribute;
            [Conv(8), Conv(F = "f")] public sealed class InnerAttribute(object f) : BlockAttribute;
            """);
        Assert.Equal(["Inner(\"f\")", "F = \"f\""], Assert.Single(compiled.Own).AdditionalLocations.Select(location => location.SourceTree!.GetText().ToString(location.SourceSpan)));
    }

    [Fact]
    public void A_mistake_inside_a_block_of_a_library_stands_at_the_network_alone()
    {
        MetadataReference library = Declarations.Library("Blocks", "[Relu, Conv(F = \"f\")] public sealed class OuterAttribute(int f) : BlockAttribute;");
        Compiled compiled = Compiled.Of(Declarations.With([library], "[Network, Input(3, 4, 4), Outer(7)] public sealed partial class Net;"));
        Diagnostic found = Assert.Single(compiled.IsRefused("SN1001").Own);
        Assert.Empty(found.AdditionalLocations);
    }

    [Theory]
    [InlineData(true, new string[0])]
    [InlineData(false, new[] { "SN0031" })]
    public void A_default_that_is_not_recorded_is_an_error_at_the_use(bool generated, string[] expected)
    {
        MetadataReference library = Declarations.Library("Blocks", "[Dense(\"S\")] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 5; }", generated);
        Compiled compiled = Compiled.Of(Declarations.With([library], "[Network, Input(3), X] public sealed partial class Net; [Network, Input(3), X(S = 2)] public sealed partial class Given;"));
        Assert.Equal(expected, compiled.Own.Select(diagnostic => diagnostic.Id));
        Assert.Empty(compiled.CSharp.Select(Compiled.Text));
    }

    [Fact]
    public void A_site_inside_blocks_stands_at_the_network_and_points_inwards()
    {
        const string Source = "[Network, Input(3), Outer(4)] public sealed partial class Net; [Relu, Inner] public sealed class OuterAttribute(int k) : BlockAttribute; [Dense(10), Conv(F = 3)] public sealed class InnerAttribute : BlockAttribute;";
        CSharpCompilation compilation = Compilations.Of(Source);
        INamedTypeSymbol net = compilation.GetTypeByMetadataName("Net")!;
        Site site = new([2, 1, 1], "F");
        Assert.Equal("Outer(4)", Text(Locator.Find(net, site, TestContext.Current.CancellationToken)));
        Assert.Equal(["Inner", "F = 3"], Locator.Inner(net, site, TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal("4", Text(Locator.Find(net, new Site([2], "k"), TestContext.Current.CancellationToken)));
        Assert.Empty(Locator.Inner(net, new Site([2], "k"), TestContext.Current.CancellationToken));

        string Text(Location location) => Source.Substring(location.SourceSpan.Start, location.SourceSpan.Length);
    }
}
