using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>What the pages show compiles, as strictly as a project can be.</summary>
public class ExampleTests
{
    private const string Fence = "```";
    private const string Indent = "    ";

    private const string Usings = """
        using System;
        using StaticNets;
        using StaticNets.Generation;
        using StaticNets.Runtime.Streams;

        """;

    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("docs/graphs.md", 2)]
    [InlineData("docs/sequences.md", 7)]
    [InlineData("docs/streaming.md", 2)]
    [InlineData("docs/training.md", 1)]
    [InlineData("docs/attention.md", 3)]
    [InlineData("docs/generation.md", 2)]
    public void What_a_page_declares_compiles(string page, int least)
    {
        string[] types = Types(page);

        Assert.True(types.Length >= least, $"{page} declares {types.Length} types.");
        Compiled.Of(Usings + string.Join("\n\n", types)).IsClean();
    }

    /// <summary>Statements, in a method that is given what they take for granted.</summary>
    [Theory]
    [InlineData("README.md", 0, "IDataSource data, IDataSource test")]
    [InlineData("README.md", 1, "LeNet5 network, float[] pixels, float[] scratch")]
    [InlineData("docs/streaming.md", 0, "Func<float[], int> Draw")]
    [InlineData("docs/streaming.md", 1, "Translator network, StreamState state, int[] source, int[] n, int start, float[] scores")]
    [InlineData("docs/generation.md", 0, "Writer network")]
    [InlineData("docs/generation.md", 1, "Translator network, StreamState read, StreamState state, int[] source, int[] length, int[] sentence")]
    public void What_a_page_does_compiles(string page, int number, string given)
    {
        string statements = Blocks(page).Select(Statements).Where(statements => statements.Length > 0).ElementAt(number);

        Compiled.Of(Usings + string.Join("\n\n", Types(page)) + $"public static class Shown {{ public static void Run({given}) {{ {statements}\n }} }}").IsClean();
    }

    private static string[] Types(string page) => [.. Blocks(page).SelectMany(block => Members(block).OfType<TypeDeclarationSyntax>()).Select(type => type.ToFullString()).Distinct()];

    private static string Statements(string block) => string.Concat(Members(block).OfType<GlobalStatementSyntax>().Select(statement => statement.ToFullString()));

    private static IEnumerable<MemberDeclarationSyntax> Members(string block) => CSharpSyntaxTree.ParseText(block).GetCompilationUnitRoot().Members;

    /// <summary>Fenced blocks of C#, and indented ones up to an empty line.</summary>
    private static List<string> Blocks(string page)
    {
        List<string> blocks = [];
        List<string> lines = [];
        bool isFenced = false;
        foreach (string line in Repository.Read(page).ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            bool isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (!isFence && (isFenced || line.StartsWith(Indent, StringComparison.Ordinal)))
            {
                lines.Add(isFenced ? line : line[Indent.Length..]);
            }
            else if (lines.Count > 0)
            {
                blocks.Add(string.Join('\n', lines));
                lines.Clear();
            }

            isFenced = isFence ? line == Fence + "csharp" : isFenced;
        }

        return blocks;
    }
}
