using StaticNets.Runtime.Description;
using Xunit;

namespace StaticNets.Runtime.Tests.Description;

public class MermaidTests
{
    [Fact]
    public void The_chart_has_a_node_per_layer_and_a_line_per_edge()
    {
        const string Chart = """
            flowchart TD
                input(["input"])
                n0["conv1<br/>Conv K=6 F=5<br/>[6, 28, 28]"]
                n1["relu1<br/>Relu<br/>[6, 28, 28]"]
                n2["flatten1<br/>Flatten<br/>[4704]"]
                n3["dense1<br/>Dense 10<br/>[10]"]
                input --> n0
                n0 --> n1
                n1 --> n2
                n2 --> n3

            """;

        Assert.Equal(Chart.ReplaceLineEndings("\n"), Descriptions.Small.ToMermaid());
    }

    [Theory]
    [InlineData("a\"b", "a#quot;b")]
    [InlineData("<script>&", "#lt;script#gt;#amp;")]
    [InlineData("#1", "#35;1")]
    [InlineData("`code`", "#96;code#96;")]
    [InlineData("two\r\nlines", "two  lines")]
    public void A_name_cannot_end_the_label_or_become_markup(string name, string escaped)
    {
        NetworkDescription network = new("N", [new LayerDescription(name, "Relu", "", [1], [1], 0, 0, 4)], [], 0, 0, 0, 0);

        Assert.Contains($"n0[\"{escaped}<br/>Relu<br/>[1]\"]\n", network.ToMermaid());
    }

    [Fact]
    public void Without_an_edge_from_the_input_there_is_no_input_node()
    {
        NetworkDescription network = Descriptions.Small with { Edges = [(0, 1)] };

        Assert.DoesNotContain("input([", network.ToMermaid());
    }
}
