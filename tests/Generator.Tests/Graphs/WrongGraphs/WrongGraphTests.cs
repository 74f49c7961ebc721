using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Tests.Snapshots;
using Xunit;

namespace StaticNets.Generator.Tests.Graphs.WrongGraphs;

/// <summary>Wrong graphs: each has one diagnostic, at the marked attribute or argument, and C# has nothing to add. What is said is in the snapshots.</summary>
public class WrongGraphTests
{
    [Fact]
    public void Forks() => Check(ForkCases.All, nameof(Forks));

    [Fact]
    public void Labels() => Check(LabelCases.All, nameof(Labels));

    [Fact]
    public void Ports() => Check(PortCases.All, nameof(Ports));

    [Fact]
    public void Texts() => Check(TextCases.All, nameof(Texts));

    [Fact]
    public void Repetitions() => Check(RepetitionCases.All, nameof(Repetitions));

    [Fact]
    public void Blocks() => Check(BlockCases.All, nameof(Blocks));

    /// <summary>The check can fail: on a right graph, on another rule, at another place, on a second mistake.</summary>
    [Theory]
    [InlineData("[Network, Input(4)] [Skip, {|SN0020:Relu|}, Sum] partial class Net;")]
    [InlineData("[Network, Input(4)] [{|SN0021:Skip|}, Relu] partial class Net;")]
    [InlineData("[Network, Input(4)] [Skip, {|SN0020:Relu|}] partial class Net;")]
    [InlineData("[Network, Input(4)] [Dense(0), {|SN0020:Skip|}, Relu] partial class Net;")]
    public void A_mark_that_is_not_met_is_seen(string source) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => new WrongGraph("marked wrongly", source).Check());

    private static void Check(IReadOnlyList<WrongGraph> graphs, string name)
    {
        Assert.Equal(graphs.Count, graphs.Select(graph => graph.Name).Distinct().Count());
        List<string> texts = [];
        List<string> wrong = [];
        foreach (WrongGraph graph in graphs)
        {
            try
            {
                texts.Add(graph.Check());
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                // All of them are worth seeing at once.
                wrong.Add(failure.Message);
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Snapshot.VerifyText(string.Join("\n", texts), name);
    }
}
