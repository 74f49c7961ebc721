using System.Linq;
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

    [Fact]
    public void A_block_is_a_subgraph_with_short_names_and_a_dot_in_a_name_is_none()
    {
        const string Chart = """
            flowchart TD
                input(["input"])
                n0["conv1<br/>Conv K=8 F=3<br/>[8, 8, 8]"]
                subgraph b1["layer1.0"]
                    n1["conv1<br/>Conv K=16 F=3 S=2<br/>[16, 4, 4]"]
                    n2["relu1<br/>Relu<br/>[16, 4, 4]"]
                    n3["conv2<br/>Conv K=16 F=3<br/>[16, 4, 4]"]
                    n4["downsample.0<br/>Conv K=16 F=1 S=2<br/>[16, 4, 4]"]
                    n5["downsample.1<br/>BatchNorm<br/>[16, 4, 4]"]
                    n6["sum1<br/>Sum<br/>[16, 4, 4]"]
                end
                n7["fc<br/>Dense 10<br/>[10]"]
                input --> n0
                n0 --> n1
                n1 --> n2
                n2 --> n3
                n0 --> n4
                n4 --> n5
                n3 --> n6
                n5 --> n6
                n6 --> n7

            """;

        Assert.Equal(Chart.ReplaceLineEndings("\n"), BlockDescriptions.Residual.ToMermaid());
    }

    [Fact]
    public void Blocks_within_blocks_are_subgraphs_within_subgraphs()
    {
        LayerDescription[] layers = [Relu("a.b.relu1"), Relu("a.b.relu2"), Relu("a.relu1"), Relu("a.c.relu1"), Relu("a.c.relu2")];
        NetworkDescription network = new("N", layers, [(0, 1)], 0, 0, 0, 0);

        string[] lines = [.. network.ToMermaid().Split('\n').Select(line => line.Split("<br/>")[0])];

        Assert.Equal(
            [
                "flowchart TD", "    subgraph b1[\"a\"]", "        subgraph b2[\"b\"]", "            n0[\"relu1", "            n1[\"relu2", "        end", "        n2[\"relu1",
                "        subgraph b3[\"c\"]", "            n3[\"relu1", "            n4[\"relu2", "        end", "    end", "    n0 --> n1", "",
            ],
            lines);
    }

    [Fact]
    public void Of_several_inputs_and_outputs_each_has_a_node()
    {
        string chart = BlockDescriptions.Ports.ToMermaid();

        Assert.Contains("    input([\"image\"])\n    input2([\"mask\"])\n", chart);
        Assert.Contains("    input2 --> n6\n", chart);
        Assert.EndsWith("    output1([\"scores\"])\n    n7 --> output1\n    output2([\"features\"])\n    n6 --> output2\n", chart);
    }

    private static LayerDescription Relu(string name) => new(name, "Relu", "", [1], [1], 0, 0, 4);
}
