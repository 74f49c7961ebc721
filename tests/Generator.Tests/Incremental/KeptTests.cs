using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Blocks;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Incremental;

/// <summary>A declaration is kept where nothing that it was read from has changed, and never where something has: after every edit it is what reading it anew gives.</summary>
public class KeptTests
{
    private const string Net = "namespace A; [Network, Input(3, 8, 8), Conv(4, Padding = Same, Name = nameof(Conv1D)), Stage(2)] public sealed partial class Net;";
    private const string Stage = "namespace A; [Relu, Inner] public sealed class StageAttribute(int k) : BlockAttribute { public int K { get; } = k; public int S { get; init; } = 1; }";
    private const string Inner = "namespace A; [Tanh] public sealed class InnerAttribute : BlockAttribute;";
    private const string Other = "namespace B; public class Plain { public int Number => 1; }";

    [Theory]
    [InlineData("Number => 1", "Number => 2")]
    [InlineData("public class Plain", "public class Unrelated; public class Plain")]
    [InlineData("public class Plain", "[System.Obsolete] public class Plain")]
    [InlineData("public int Number => 1;", "public const int Width = 4; public enum Kind { First }")]
    [InlineData("public int Number => 1;", "[Network, Input(3), Dense(2)] public sealed partial class Second;")]
    [InlineData("namespace B;", "namespace B.C; using System.Linq;")]
    [InlineData(Other, "")]
    public void An_edit_elsewhere_leaves_it_the_same_instance(string from, string to) => Check(from, to, same: true);

    [Theory]
    // Another class of a name that it uses, visible or not, with or without the suffix.
    [InlineData(Other, "namespace A; public sealed class ConvAttribute : System.Attribute;")]
    [InlineData(Other, "namespace A; [Relu] public sealed class Relu : BlockAttribute;")]
    [InlineData(Other, "namespace B; public sealed class TanhAttribute : System.Attribute;")]
    [InlineData(Other, "namespace A.Same; public class X;")]
    // All files' usings.
    [InlineData(Other, "global using B; namespace B { public class Plain; }")]
    [InlineData(Other, "global using Conv = StaticNets.Conv1DAttribute;")]
    // The type itself.
    [InlineData(Other, "namespace A; public sealed partial class Net { public int Forward => 1; }")]
    [InlineData(Other, "namespace A; [System.Obsolete] public sealed partial class Net;")]
    [InlineData(Other, "public class System;")]
    [InlineData(Other, "namespace StaticNets.Runtime; public class EmittedCode;")]
    public void An_edit_elsewhere_that_may_touch_it_has_it_read_anew(string from, string to) => Check(from, to, same: false);

    [Theory]
    [InlineData(0, "Conv(4", "Conv(5")]
    [InlineData(0, "namespace A;", "namespace A; public class Before;")]
    [InlineData(1, "[Relu, Inner]", "[Inner, Relu]")]
    [InlineData(1, "= 1", "= 2")]
    [InlineData(1, "int k", "int k, int m = 3")]
    [InlineData(2, "Tanh", "Sigmoid")]
    [InlineData(2, "BlockAttribute", "System.Attribute")]
    [InlineData(2, "namespace A;", "namespace C;")]
    [InlineData(2, Inner, "")]
    public void An_edit_of_the_network_or_of_a_block_has_it_read_anew(int file, string from, string to)
    {
        string[] before = [Net, Stage, Inner, Other], after = [.. before];
        Assert.Contains(from, after[file], StringComparison.Ordinal);
        after[file] = after[file].Replace(from, to, StringComparison.Ordinal);
        Check(before, after, same: false);
    }

    [Theory]
    [InlineData("Conv(B.Sizes.Width)", "public static class Sizes { public const int Width = 4; }", "= 4", "= 5")]
    [InlineData("Conv(B.Sizes.Width)", "public static class Sizes { public const int Width = More.Half * 2; } public static class More { public const int Half = 2; }", "= 2;", "= 3;")]
    [InlineData("Stage(1, Mode = B.Mode.Two)", "public enum Mode { One, Two }", "One,", "One, Half,")]
    [InlineData("Stage(1)", "public enum Mode { One, Two }", "One, Two", "Two, One")]
    public void A_constant_from_elsewhere_is_read_anew(string attribute, string source, string from, string to)
    {
        string stage = "namespace A; [Relu] public sealed class StageAttribute(int k) : BlockAttribute { public int K { get; } = k; " + (source.Contains("Mode", StringComparison.Ordinal) ? "public B.Mode Mode { get; init; } = B.Mode.Two; }" : "}");
        string net = "namespace A; [Network, Input(3, 8, 8), " + attribute + "] public sealed partial class Net;";
        Assert.Contains(from, source, StringComparison.Ordinal);
        Check([net, stage, "namespace B { " + source + " }"], [net, stage, "namespace B { " + source.Replace(from, to, StringComparison.Ordinal) + " }"], same: false);
        Check([net, stage, "namespace B { " + source + " }", Other], [net, stage, "namespace B { " + source + " }", Other.Replace("=> 1", "=> 2", StringComparison.Ordinal)], same: true);
    }

    [Theory]
    [InlineData("namespace A; public partial class Outer : B.Base { [Network, Input(3), Dense(Width)] public sealed partial class Net; }")]
    [InlineData("namespace A; using static B.Derived; [Network, Input(3), Dense(Width)] public sealed partial class Net;")]
    public void A_constant_that_is_inherited_is_read_anew(string net) => Check(
        [net, "namespace B; public class Derived : Base; public class Base : Root { public const int Width = 4; } public class Root { public const int Width = 5; }"],
        [net, "namespace B; public class Derived : Base; public class Base : Root; public class Root { public const int Width = 5; }"],
        same: false);

    [Theory]
    [InlineData("using W = B.Derived; namespace A; [Network, Input(3), Dense(W.Width)] public sealed partial class Net;", "")]
    [InlineData("namespace A; [Network, Input(3), Dense(W.Width)] public sealed partial class Net;", "global using W = B.Derived;")]
    public void A_constant_that_an_alias_inherits_from_a_library_is_read_anew(string net, string usings)
    {
        CSharpCompilation before = Compilations.Of(net, usings, "namespace B; public class Derived : Middle;", "namespace B; public class Middle : L.One;")
            .AddReferences(Declarations.Library("L", "namespace L; public class One { public const int Width = 4; } public class Two { public const int Width = 6; }"));
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees.Last(), Compilations.Tree("namespace B; public class Middle : L.Two;", "Middle.cs", Compilations.Parse()));
        Assert.Equal([4L, 6L], new[] { before, after }.Select(compilation => Read(compilation).Attributes.Last().Arguments[0].Value.Integer));
    }

    [Fact]
    public void Other_references_or_options_have_it_read_anew()
    {
        CSharpCompilation before = Compilations.Of(Net, Stage, Inner, Other);
        NetworkDeclaration first = Read(before);
        Assert.Same(first, Read(before.WithAssemblyName(before.AssemblyName).AddSyntaxTrees(Compilations.Tree("class More;", "More.cs", Compilations.Parse()))));
        Assert.NotSame(first, Read(before.AddReferences(Declarations.Library("More", "public class More;"))));
        Assert.NotSame(Read(before), Read(before.WithAssemblyName("Renamed")));
        Assert.NotSame(Read(before), Read(before.WithOptions(before.Options.WithOptimizationLevel(OptimizationLevel.Debug))));
    }

    [Fact]
    public void Two_projects_that_share_a_file_each_have_their_own()
    {
        CSharpCompilation one = Compilations.Of(Net, Stage, Inner);
        SyntaxTree[] trees = [.. one.SyntaxTrees];
        CSharpCompilation two = one.ReplaceSyntaxTree(trees[^1], Compilations.Tree(Inner.Replace("Tanh", "Sigmoid", StringComparison.Ordinal), "Inner.cs", Compilations.Parse()));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("StaticNets.TanhAttribute", Read(one).Block("A.InnerAttribute").Attributes[0].Type);
            Assert.Equal("StaticNets.SigmoidAttribute", Read(two).Block("A.InnerAttribute").Attributes[0].Type);
        }

        System.Threading.Tasks.Parallel.For(0, 100, i => Assert.Equal(
            i % 2 == 0 ? "StaticNets.TanhAttribute" : "StaticNets.SigmoidAttribute", Read(i % 2 == 0 ? one : two).Block("A.InnerAttribute").Attributes[0].Type));
    }

    [Theory]
    [InlineData("using N = StaticNets.NetworkAttribute; [N, Input(3), Dense(2)] public sealed partial class Net;", "")]
    [InlineData("namespace A { using NAttribute = StaticNets.NetworkAttribute; [N, Input(3), Dense(2)] public sealed partial class Net; }", "")]
    [InlineData("[N, Input(3), Dense(2)] public sealed partial class Net;", "global using N = StaticNets.NetworkAttribute;")]
    [InlineData("[global::StaticNets.NetworkAttribute, Input(3), Dense(2)] public sealed partial class Net;", "")]
    [InlineData("[type: Network] [Input(3), Dense(2)] public sealed partial class Net;", "")]
    public void A_network_is_found_however_the_marker_is_written(string net, string other) =>
        Assert.Single(Candidates.Networks(Compilations.Of(net, other), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("public sealed class NetworkAttribute : System.Attribute; [Network] public sealed partial class Net;")]
    [InlineData("namespace Mine { public sealed class NetworkAttribute : System.Attribute; [Mine.Network] public sealed partial class Net; }")]
    [InlineData("[Missing.Network] public sealed partial class Net;")]
    [InlineData("using N = System.ObsoleteAttribute; [N] public sealed partial class Net;")]
    public void Another_attribute_of_that_name_makes_no_network(string net) => Assert.Empty(Candidates.Networks(Compilations.Of(net), TestContext.Current.CancellationToken));

    private static void Check(string from, string to, bool same)
    {
        Assert.Contains(from, Other, StringComparison.Ordinal);
        Check([Net, Stage, Inner, Other], [Net, Stage, Inner, Other.Replace(from, to, StringComparison.Ordinal)], same);
    }

    private static void Check(string[] before, string[] after, bool same)
    {
        CSharpCompilation compilation = Compilations.Of(before);
        NetworkDeclaration first = Read(compilation);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Skip(1)];
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] != after[i])
            {
                compilation = compilation.ReplaceSyntaxTree(trees[i], Compilations.Tree(after[i], trees[i].FilePath, Compilations.Parse()));
            }
        }

        NetworkDeclaration second = Read(compilation);
        Assert.Equal(same, ReferenceEquals(first, second));

        // From trees of its own, of which nothing can have been kept.
        Assert.Equal(Read(Compilations.Of(after)), second);
        Assert.Same(second, Read(compilation));
    }

    private static NetworkDeclaration Read(Compilation compilation) => Candidates.Networks(compilation, TestContext.Current.CancellationToken).First(network => network.Class.Plain == "Net");
}
