using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using Xunit;
using static StaticNets.Generator.Tests.Graphs.Declared;

namespace StaticNets.Generator.Tests.Graphs;

/// <summary>Forks, labels and repetitions that are wrong for every use of a block.</summary>
public class StructureCheckerTests
{
    [Fact]
    public void Right_blocks_have_no_findings()
    {
        Assert.Empty(Found(Part("Skip"), Part("Relu", ("Repeat", 20_000)), Part("Sum")));
        Assert.Empty(Found(Part("Skip"), Part("Relu"), Part("Branch"), Part("Concat"), Part("Branch"), Part("Relu"), Part("Branch"), Part("Product")));
        Assert.Empty(Found(Part("Tag", ("Label", "a")), Part("Relu"), Part("From", ("Label", "a")), Part("Sum", ("Labels.0", "a"), ("Labels.1", "memory"))));
        Assert.Empty(Found(Part("Skip"), Part("Relu"), Part("Sum", ("Labels.0", "memory")), Part("Sum")));
    }

    [Fact]
    public void A_wrong_fork_stands_at_its_attribute()
    {
        Assert.Equal(["0 SN0020: 2 branches"], Found(Part("Skip"), Part("Relu")));
        Assert.Equal(["1 SN0020: 1 branch"], Found(Part("Relu"), Part("Branch"), Part("Relu")));
        Assert.Equal(["1 SN0020: 3 branches"], Found(Part("Relu"), Part("Branch"), Part("Branch"), Part("Branch")));
        Assert.Equal(["1 SN0021: Sum|no fork is open"], Found(Part("Relu"), Part("Sum")));
        Assert.Equal(["2 SN0021: Concat|the fork has only one branch"], Found(Part("Branch"), Part("Relu"), Part("Concat")));
        Assert.Equal(["1 SN0025: Skip"], Found(Part("Branch"), Part("Skip"), Part("Branch"), Part("Relu"), Part("Sum")));
        Assert.Equal(["1 SN0024: From"], Found(Part("Skip"), Part("From", ("Label", "memory")), Part("Relu"), Part("Sum")));
    }

    [Fact]
    public void A_wrong_label_stands_at_its_argument()
    {
        Assert.Equal(["2 Label SN0023: a"], Found(Part("Tag", ("Label", "a")), Part("Relu"), Part("Tag", ("Label", "a"))));
        Assert.Equal(["2 Labels.0 SN0022: strat|did you mean 'start'?"], Found(Part("Tag", ("Label", "start")), Part("Relu"), Part("Sum", ("Labels.0", "strat"))));
        Assert.Equal(["0 Label SN0022: later|[Tag(\"later\")] before it would give it"], Found(Part("From", ("Label", "later")), Part("Relu"), Part("Tag", ("Label", "later"))));
    }

    [Fact]
    public void A_wrong_repetition_stands_at_its_argument()
    {
        Assert.Equal(["0 Repeat SN0033: Relu|0|1 to 20,000"], Found(Part("Relu", ("Repeat", 0))));
        Assert.Equal(["0 Repeat SN0033: Relu|1.5|1 to 20,000"], Found(Part("Relu", ("Repeat", 1.5))));
        Assert.Equal(["2 Repeat SN0033: Sum|2|1, because there is nothing to join again"], Found(Part("Skip"), Part("Relu"), Part("Sum", ("Repeat", 2))));
    }

    [Fact]
    public void What_a_condition_may_mend_is_left_to_the_use()
    {
        Assert.Empty(Found(Part("Skip", ("If", "C == 1")), Part("Relu")));
        Assert.Empty(Found(Part("Skip"), Part("Relu"), Part("Sum", ("If", "C == 1")), Part("Concat", ("If", "C != 1"))));
        Assert.Empty(Found(Part("Tag", ("Label", "a"), ("If", "C == 1")), Part("Tag", ("Label", "a"), ("If", "C != 1")), Part("Relu"), Part("Sum", ("Labels.0", "a"))));
        Assert.Empty(Found(Part("Relu"), Part("From", ("Label", "nowhere"), ("If", "C == 1")), Part("Relu", ("Repeat", 0), ("If", "C == 1"))));
    }

    private static IEnumerable<string> Found(params AttributeUse[] uses)
    {
        BlockDefinition block = Block("Mine", [("Memory", ParameterKind.Text, null)], uses);
        return BlockChecker.Check(block, new Dictionary<string, BlockDefinition>(StringComparer.Ordinal) { [block.Type] = block })
            .Select(finding => Text.Join(finding.Site.Path) + (finding.Site.Argument is { } argument ? " " + argument : "") + " " + finding.Rule.Id + ": " + string.Join("|", finding.Arguments));
    }
}
