using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Incremental;

/// <summary>What an edit elsewhere costs a project with as many networks as have been published: forty, of sixty attributes each, with blocks.</summary>
public class CostTests(ITestOutputHelper output)
{
    private const int Count = 40;

    [Fact]
    public void Forty_networks_are_not_read_again_for_an_edit_elsewhere()
    {
        CSharpCompilation compilation = Compilations.Of([.. Enumerable.Range(0, Count).Select(Network), Block("Stage"), Block("Stem"), Edited(0), .. Enumerable.Range(0, 100).Select(Filler)]);
        SyntaxTree edited = compilation.SyntaxTrees.Single(tree => tree.ToString() == Edited(0));
        NetworkDeclaration[] first = Read(compilation, out double cold);
        Assert.Equal(Count, first.Length);
        Assert.All(first, network => Assert.Equal((60, 2), (network.Attributes.Count, network.Blocks.Count)));

        double least = double.MaxValue;
        for (int i = 1; i <= 20; i++)
        {
            SyntaxTree next = Compilations.Tree(Edited(i), edited.FilePath, Compilations.Parse());
            compilation = compilation.ReplaceSyntaxTree(edited, next);
            edited = next;
            NetworkDeclaration[] again = Read(compilation, out double milliseconds);
            Assert.Equal(first.Length, again.Length);
            Assert.All(first.Zip(again), pair => Assert.Same(pair.First, pair.Second));
            least = Math.Min(least, milliseconds);
        }

        // Reading anew, with the framework's symbols warm already: the same texts in a file order of their own.
        CSharpCompilation other = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => Compilations.Tree(tree.ToString(), tree.FilePath, Compilations.Parse())).ToArray());
        NetworkDeclaration[] anew = Read(other, out double warm);
        Assert.Equal(first, anew);
        output.WriteLine($"read first {cold:F1} ms, read anew {warm:F1} ms, after an edit elsewhere {least:F2} ms");

        // A tenth is far from what it is (a hundredth), so that a loaded machine does not matter.
        Assert.True(least < warm / 10, $"{least} ms after an edit, {warm} ms anew");
    }

    private static NetworkDeclaration[] Read(Compilation compilation, out double milliseconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        NetworkDeclaration[] networks = [.. Candidates.Networks(compilation, TestContext.Current.CancellationToken)];
        milliseconds = watch.Elapsed.TotalMilliseconds;
        return networks;
    }

    // Network, Input, 56 layers, two blocks.
    private static string Network(int number)
    {
        StringBuilder text = new($"namespace Zoo;\n[Network, Input(3, 224, 224)]\n[Stem({number + 1}), Stage({number + 2}, S = 2)]\n");
        for (int i = 0; i < 14; i++)
        {
            text.Append($"[Conv({i + 8}, F = 3, Padding = Same, Bias = false, Name = \"conv{i}\"), BatchNorm(Epsilon = 1e-3), Relu, Dropout(0.5)]\n");
        }

        return text + $"public sealed partial class Net{number};";
    }

    private static string Block(string name) => $$"""
        namespace Zoo;
        [Skip] [Conv("k", F = 3, S = "S", P = 1, Name = "conv1"), BatchNorm, Relu, Conv("k", F = 3, P = 1), BatchNorm] [Sum(Project = true), Relu]
        public sealed class {{name}}Attribute(int k) : BlockAttribute
        {
            public int K { get; } = k;
            public int S { get; init; } = 1;
        }
        """;

    // Now inside a body, now a member's name, now a class'.
    private static string Edited(int version) => $"namespace Zoo.Tools; public class Tool{version / 3} {{ public int Get{version / 2}() => {version}; }}";

    private static string Filler(int number) =>
        $"namespace Zoo.Filler{number}; public class Filler {{ " + string.Concat(Enumerable.Range(0, 50).Select(i => $"public int M{i}(int x) {{ int y = x * {i}; return y + {number}; }} ")) + "}";
}
