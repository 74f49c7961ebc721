using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Mutation;

/// <summary>
/// Thousands of mutated declarations: nothing throws, every one that is refused has a diagnostic in the user's code, and no error stands in emitted code alone.
/// All 20,000 run where STATICNETS_LONG is 1; STATICNETS_MUTATIONS names another number.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Together = 40;

    private static readonly int Count = Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1" ? 20_000 : Chosen("STATICNETS_MUTATIONS", 500);

    [Fact]
    public void No_mutated_declaration_breaks_the_compiler()
    {
        ConcurrentBag<Verdict> verdicts = [];
        Parallel.ForEach(Enumerable.Range(0, Count).Chunk(Together), new ParallelOptions { MaxDegreeOfParallelism = 2 }, indices =>
        {
            foreach (Verdict verdict in Verdict.Of(indices, Compile(indices)))
            {
                verdicts.Add(verdict);
            }
        });

        foreach (IGrouping<Band, Verdict> band in verdicts.GroupBy(verdict => verdict.Band).OrderBy(band => band.Key))
        {
            output.WriteLine($"{band.Key}: {100.0 * band.Count() / Count:F1} %");
        }

        IEnumerable<string> faults = verdicts.Where(verdict => verdict.Faults.Count > 0).OrderBy(verdict => verdict.Index).Take(10)
            .Select(verdict => Mutator.Source(verdict.Index) + string.Join("\n", verdict.Faults.Take(4)));
        Assert.Empty(faults);
        Assert.Equal(Count, verdicts.Count);
        Assert.True(verdicts.Count(verdict => verdict.Band == Band.Accepted) >= 0.3 * Count, "Too few declarations are accepted for the run to mean anything.");
        Assert.All(Enum.GetValues<Band>(), band => Assert.Contains(verdicts, verdict => verdict.Band == band));
    }

    [Fact]
    public void A_broken_emission_is_seen()
    {
        int[] indices = Enumerable.Range(0, Together).ToArray();
        Compiled right = Compile(indices);
        SyntaxTree emitted = right.Output.SyntaxTrees.First(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && Verdict.Of(indices, right).Any(verdict => verdict.Band == Band.Accepted && tree.FilePath.Contains("M" + verdict.Index + ".", StringComparison.Ordinal)));
        string broken = emitted.ToString().Replace("Guard.Rows(", "Guard.Lines(", StringComparison.Ordinal);
        Compiled wrong = right with { Output = right.Output.ReplaceSyntaxTree(emitted, Compilations.Tree(broken, emitted.FilePath, (CSharpParseOptions)emitted.Options)) };
        Assert.Single(Verdict.Of(indices, new Compiled(wrong.Output, right.Run, right.Own)), verdict => verdict.Faults.Count > 0);
    }

    private static int Chosen(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } chosen ? int.Parse(chosen, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    private static Compiled Compile(int[] indices) => Compiled.Of(Compilations.Of().AddSyntaxTrees(
        indices.Select(index => Compilations.Tree(Mutator.Source(index), "Source" + index + ".cs", Compilations.Parse()))));
}
