using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Incremental;

/// <summary>An edit that does not change a declaration compiles nothing again; one that does compiles that network only.</summary>
public class IncrementalTests
{
    private const string Network = """
        namespace A;

        [Network, Input(1, 8, 8)]
        [Conv(4), Relu, MaxPool]
        [Flatten, Dense(10)]
        public sealed partial class First
        {
            public int Number => 1;
        }
        """;

    private const string Other = "namespace A; [Network, Input(4), Dense(2)] public sealed partial class Second; public class Plain { public int Number => 1; }";

    [Fact]
    public void No_change() => Compiles(nothing: true, (Network, Other));

    [Theory]
    [InlineData("Number => 1", "Number => 2")]
    [InlineData("public class Plain", "public class Unrelated; public class Plain")]
    [InlineData("[Network, Input(4)", "// above\n[Network, Input(4)")]
    [InlineData("public class Plain { public int Number => 1; }", "")]
    public void An_edit_of_another_file(string from, string to) => Compiles(nothing: true, (Network, Changed(Other, from, to)));

    [Theory]
    [InlineData("[Network", "// a comment\n[Network")]
    [InlineData("[Network", "/// <summary>Documentation.</summary>\n[Network")]
    [InlineData("Relu,", "Relu, /* inside */")]
    [InlineData("[Conv(4), Relu", "[Conv(4)]\n\n[Relu")]
    [InlineData("[Conv(4)", "[Conv(k: 2 + 2)")]
    [InlineData("Number => 1", "Number => 2")]
    [InlineData("public int Number => 1;", "public int Number => 1; private static int Unrelated(int x) => x;")]
    [InlineData("public sealed partial class First", "public partial class First")]
    public void An_edit_around_the_declaration(string from, string to) => Compiles(nothing: true, (Changed(Network, from, to), Other));

    [Fact]
    public void A_class_that_moved_within_its_file() => Compiles(nothing: true, (Network.Replace("namespace A;", "namespace A; public class Before { public int Number => 3; }\n\n\n", StringComparison.Ordinal) + "\npublic class After;", Other));

    [Theory]
    [InlineData("Conv(4)", "Conv(5)")]
    [InlineData("Relu", "Tanh")]
    [InlineData("MaxPool", "MaxPool(Name = \"pool\")")]
    [InlineData("class First", "class Renamed")]
    [InlineData("namespace A", "namespace B")]
    public void An_argument_that_changed_compiles_that_network(string from, string to) => Compiles(nothing: false, (Changed(Network, from, to), Other));

    [Fact]
    public void Declarations_read_twice_are_equal_and_have_one_hash()
    {
        NetworkDeclaration[] first = Declarations(Run(Compilations.Of(Network, Other)));
        NetworkDeclaration[] second = Declarations(Run(Compilations.Of(Network, Other)));
        Assert.Equal(first, second);
        Assert.Equal(first.Select(declaration => declaration.GetHashCode()), second.Select(declaration => declaration.GetHashCode()));
        Assert.NotSame(first[0], second[0]);
        Assert.NotEqual(first, Declarations(Run(Compilations.Of(Changed(Network, "Conv(4)", "Conv(5)"), Other))));
    }

    [Theory]
    [InlineData(nameof(StepNames.Declare))]
    [InlineData(nameof(StepNames.Compile))]
    public void What_is_kept_between_edits_holds_on_to_no_compilation(string step)
    {
        GeneratorRunResult run = Run(Compilations.Of(Network, "[Network, Input(0), Dense(2)] public sealed partial class Wrong;"));
        object[] kept = run.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Value).ToArray();
        Assert.Equal(2, kept.Length);
        Assert.DoesNotContain(ObjectGraph.Of(kept), found => ObjectGraph.IsOfACompilation(found));
    }

    [Fact]
    public void The_walk_of_what_is_kept_would_find_a_symbol()
    {
        Compilation compilation = Compilations.Of(Network);
        object hidden = new List<(string, object)> { ("type", compilation.GetTypeByMetadataName("A.First")!) };
        Assert.Contains(ObjectGraph.Of([hidden]), found => ObjectGraph.IsOfACompilation(found));
        Assert.Contains(ObjectGraph.Of([new Tuple<object>(compilation.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken))]), found => ObjectGraph.IsOfACompilation(found));
    }

    [Fact]
    public void Findings_are_live_without_the_generator() => Assert.Equal(
        ["SN1003"],
        Compiled.Analyze(Compilations.Of(Changed(Network, "Conv(4)", "Conv(0)"))).Select(diagnostic => diagnostic.Id));

    private static void Compiles(bool nothing, (string First, string Second) edited)
    {
        CSharpCompilation before = Compilations.Of(Network, Other);
        GeneratorDriver driver = Compiled.Driver(before).RunGenerators(before);
        SyntaxTree[] trees = before.SyntaxTrees.ToArray();
        CSharpCompilation after = Replace(Replace(before, trees[1], edited.First), trees[2], edited.Second);
        GeneratorRunResult run = driver.RunGenerators(after).GetRunResult().Results.Single();
        IncrementalStepRunReason[] reasons = run.TrackedSteps[StepNames.Compile].SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();
        Assert.Equal(2, reasons.Count(reason => reason != IncrementalStepRunReason.Removed));
        IncrementalStepRunReason[] emitted = run.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();
        if (nothing)
        {
            Assert.All(reasons, reason => Assert.True(IsStill(reason), reason.ToString()));
            Assert.All(emitted, reason => Assert.True(IsStill(reason), reason.ToString()));
            return;
        }

        Assert.Single(reasons, IsStill);
        Assert.Single(reasons, reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, SyntaxTree tree, string text) =>
        tree.ToString() == text ? compilation : compilation.ReplaceSyntaxTree(tree, Compilations.Tree(text, tree.FilePath, (CSharpParseOptions)tree.Options));

    private static bool IsStill(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static GeneratorRunResult Run(CSharpCompilation compilation) => Compiled.Driver(compilation).RunGenerators(compilation).GetRunResult().Results.Single();

    private static NetworkDeclaration[] Declarations(GeneratorRunResult run) =>
        run.TrackedSteps[StepNames.Declare].SelectMany(step => step.Outputs).Select(output => (NetworkDeclaration)output.Value).ToArray();

    private static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
