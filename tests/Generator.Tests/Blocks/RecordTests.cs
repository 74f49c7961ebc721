using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>What a project with blocks records of their defaults, and that other projects read there what the source says.</summary>
public class RecordTests
{
    private const string Hint = "StaticNets.BlockDefaults.g.cs";

    private const string Every = """
        namespace Ours;
        public enum Own : long { Low = -1, High = long.MinValue }
        [Relu]
        public sealed class XAttribute(int k, int w = 3) : BlockAttribute
        {
            public int K { get; } = k;
            public int W { get; init; } = w;
            public int A { get; init; }
            public int B { get; init; } = int.MinValue;
            public long C { get; init; } = long.MinValue;
            public long D { get; init; } = 1L << 40;
            public double E { get; init; } = 0.1;
            public double F { get; init; } = double.NaN;
            public double G { get; init; } = 1;
            public float H { get; init; } = 0.1f;
            public bool I { get; init; } = true;
            public string J { get; init; } = "a\"\\\u2028\0 {0}";
            public string? L { get; init; }
            public Padding M { get; init; } = Padding.Same;
            public Own N { get; init; } = Own.Low;
            public Own O { get; init; } = Own.High;
            public object P { get; init; } = 3;
            public object Q { get; init; } = Padding.Same;
            public object? R { get; init; }
            public byte S { get; init; } = 255;
            public ulong T { get; init; } = 7;
            public required int U { get; init; }
            public int @class { get; init; } = 2;
        }
        """;

    private const string Net = "[Network, Input(3), Ours.X(4, U = 1)] public sealed partial class Net;";

    [Fact]
    public void A_third_project_reads_what_the_source_says()
    {
        BlockDefinition source = Declarations.Of(Compilations.Of(Every, Net)).Block("Ours.XAttribute");
        BlockDefinition metadata = Declarations.Of(Net, Declarations.Library("Blocks", Every)).Block("Ours.XAttribute");
        Assert.Equal(23, source.Parameters.Count);
        Assert.Equal(source.Parameters, metadata.Parameters);
        Assert.Equal(source.Attributes.Select(use => use.Type), metadata.Attributes.Select(use => use.Type));
        Assert.Empty(source.Findings);
        Assert.All(metadata.Parameters, parameter => Assert.True(parameter.Known));
    }

    [Fact]
    public void Without_the_record_it_would_not()
    {
        BlockDefinition metadata = Declarations.Of(Net, Declarations.Library("Blocks", Every, generated: false)).Block("Ours.XAttribute");
        Assert.Equal(["K", "W", "U"], metadata.Parameters.Where(parameter => parameter.Known).Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_block_that_derives_from_one_of_another_library_has_the_defaults_of_both()
    {
        MetadataReference first = Declarations.Library("First", "public abstract class Base : BlockAttribute { public int A { get; init; } = 1; }");
        MetadataReference second = Declarations.Library("Second", "[Relu] public sealed class XAttribute : Base { public int B { get; init; } = 2; }", generated: true, first);
        BlockDefinition block = Declarations.Of("[Network, Input(3), X] public sealed partial class Net;", first, second).Block("XAttribute");
        Assert.Equal([new("B", ParameterKind.Integer, Constant.Of(2L)), new("A", ParameterKind.Integer, Constant.Of(1L))], block.Parameters);
    }

    [Fact]
    public void The_file_is_one_attribute_for_each_property_in_one_order()
    {
        const string One = "[Relu] public sealed class BAttribute : BlockAttribute { public int Z { get; init; } = 1; public int A { get; init; } = 2; }";
        const string Two = "namespace N { public static class Outer { [Relu] internal sealed class AAttribute(int k) : BlockAttribute { public Padding P { get; init; } } } }";
        string expected = """
            [assembly: global::StaticNets.BlockDefaultsAttribute(typeof(global::BAttribute), "A", 2)]
            [assembly: global::StaticNets.BlockDefaultsAttribute(typeof(global::BAttribute), "Z", 1)]
            [assembly: global::StaticNets.BlockDefaultsAttribute(typeof(global::N.Outer.AAttribute), "P", unchecked((global::StaticNets.Padding)(0)))]

            """;
        Assert.EndsWith("\n\n" + expected, Record(One, Two));
        Assert.Equal(Record(One, Two), Record(Two, One));
        Assert.DoesNotContain("\r", Record(One, Two), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Network, Input(3), Relu] public sealed partial class Net;")]
    [InlineData("[Relu] public sealed class XAttribute(int k, int s = 1) : BlockAttribute { public int K { get; } = k; public int S { get; init; } = s; }")]
    [InlineData("public sealed class XAttribute : System.Attribute { public int S { get; init; } = 1; }")]
    [InlineData("[Relu] file sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("public class Outer { [Relu] private sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; } }")]
    [InlineData("public class Outer<T> { [Relu] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; } }")]
    [InlineData("[Relu] public sealed class XAttribute<T> : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = System.Environment.ProcessorCount; }")]
    [InlineData("[Relu] public sealed class : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("public class Outer { private enum Own { A } [Relu] private protected sealed class XAttribute : BlockAttribute { public object S { get; init; } = Own.A; } }")]
    [InlineData("[Relu, System.Obsolete(\"no\", true)] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; }")]
    public void Nothing_is_recorded_where_there_is_nothing_to_record_or_no_name_for_it(string source) => Assert.Null(Record(source));

    [Theory]
    [InlineData("[Relu] public sealed class X : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("public class Base : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("using B = StaticNets.BlockAttribute; [Relu] public sealed class X : B { public int S { get; init; } = 1; }")]
    [InlineData("[Relu, System.Obsolete(\"soon\")] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; }")]
    [InlineData("[Relu] public sealed partial class XAttribute : BlockAttribute; public sealed partial class XAttribute { public int S { get; init; } = 1; }")]
    [InlineData("namespace @class.@event { [Relu] public sealed class @intAttribute : BlockAttribute { public int S { get; init; } = 1; } }")]
    [InlineData("[Relu] public sealed class XAttribute : BlockAttribute { public partial int S { get; init; } public partial int S { get => field; init => field = value; } = 1; }")]
    public void A_block_is_found_however_it_is_written(string source)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Equal(1, compiled.Run.GeneratedSources.Sum(file => file.SourceText.ToString().Split("[assembly: ").Length - 1));
        Assert.Empty(compiled.CSharpInEmitted.Select(Compiled.Text));
    }

    [Fact]
    public void The_file_compiles_without_a_warning_and_beside_networks()
    {
        Compiled compiled = Compiled.Of(Every, "[Network, Input(3), Relu] public sealed partial class Net;");
        Assert.Empty(compiled.CSharp.Select(Compiled.Text));
        Assert.Equal(2, compiled.Run.GeneratedSources.Length);
    }

    [Theory]
    [InlineData("init; } = 1;", "init; } = 2;", false)]
    [InlineData("[Relu]", "[Tanh]", true)]
    [InlineData("public sealed class Other;", "public sealed class Another { public int A => 1; }", true)]
    public void An_edit_that_changes_no_default_writes_nothing(string from, string to, bool nothing)
    {
        const string Source = "[Relu] public sealed class XAttribute : BlockAttribute { public int S { get; init; } = 1; } public sealed class Other;";
        CSharpCompilation before = Compilations.Of(Source);
        GeneratorDriver driver = Compiled.Driver(before).RunGenerators(before, TestContext.Current.CancellationToken);
        SyntaxTree tree = before.SyntaxTrees.Last();
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, Compilations.Tree(Source.Replace(from, to, StringComparison.Ordinal), tree.FilePath, Compilations.Parse()));
        GeneratorRunResult run = driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        IncrementalStepRunReason reason = run.TrackedSteps[StepNames.ReadDefaults].SelectMany(step => step.Outputs).Single().Reason;
        Assert.Equal(nothing ? IncrementalStepRunReason.Unchanged : IncrementalStepRunReason.Modified, reason);
    }

    private static string? Record(params string[] sources)
    {
        Compiled compiled = Compiled.Of(sources);
        Assert.Null(compiled.Run.Exception);
        return compiled.Run.GeneratedSources.SingleOrDefault(file => file.HintName == Hint).SourceText?.ToString();
    }
}
