using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using StaticNets.Runtime.Description;
using Xunit;

namespace StaticNets.Runtime.Tests.Description;

/// <summary>The picture is read back as XML: what is in it, and that nothing lies over anything else.</summary>
public class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Networks => [.. All.Keys];

    private static Dictionary<string, NetworkDescription> All { get; } = new()
    {
        ["chain"] = Descriptions.Small,
        ["residual"] = BlockDescriptions.Residual,
        ["ports"] = BlockDescriptions.Ports,
        ["nested"] = BlockDescriptions.Nested,
        ["dense"] = BlockDescriptions.Dense(7),
        ["empty"] = new NetworkDescription("Empty", [], [], 0, 0, 0, 0),
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_has_a_box_and_every_edge_an_arrow(string name)
    {
        NetworkDescription network = All[name];

        XElement picture = XElement.Parse(network.ToSvg());

        string[] hints = [.. picture.Elements(Svg + "g").Select(box => box.Element(Svg + "title")!.Value)];
        Assert.All(network.Layers, layer => Assert.Single(hints, hint => hint.StartsWith(layer.Name + ":", StringComparison.Ordinal)));
        int outputs = network.Outputs.Count > 1 ? network.Outputs.Count : 0;
        Assert.Equal(network.Inputs.Count + network.Layers.Count + outputs, hints.Length);
        Assert.Equal(network.Edges.Count + outputs, picture.Elements(Svg + "path").Count(path => (string?)path.Attribute("class") == "edge"));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Boxes_do_not_overlap_and_all_lie_in_the_picture(string name)
    {
        XElement picture = XElement.Parse(All[name].ToSvg());
        (double Left, double Top, double Right, double Bottom) page = Extent(picture.Elements(Svg + "rect").First());
        var boxes = Boxes(picture);

        Assert.All(boxes, box => Assert.True(box.Left >= page.Left && box.Top >= page.Top && box.Right <= page.Right && box.Bottom <= page.Bottom));
        Assert.All(boxes.SelectMany((box, i) => boxes.Skip(i + 1).Select(other => (box, other))), pair => Assert.False(Overlap(pair.box, pair.other)));
    }

    /// <summary>An arrow begins under one box and ends over another: in order, the boxes of the edges.</summary>
    [Fact]
    public void Arrows_go_down_from_the_box_that_is_read_to_the_one_that_reads_it()
    {
        NetworkDescription network = BlockDescriptions.Residual;
        XElement picture = XElement.Parse(network.ToSvg());
        var boxes = Boxes(picture); // the input, then the layers

        string[] curves = [.. picture.Elements(Svg + "path").Select(path => path.Attribute("d")!.Value)];
        for (int i = 0; i < curves.Length; i++)
        {
            double[] numbers = [.. curves[i].Split(['M', 'C', 'V', ' '], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            var (from, to) = (boxes[network.Edges[i].From + 1], boxes[network.Edges[i].To + 1]);
            Assert.Equal(from.Bottom, numbers[1], 0.11); // both rounded to tenths
            Assert.Equal(to.Top, numbers[^1], 0.11);
            Assert.InRange(numbers[0], from.Left, from.Right);
            Assert.InRange(numbers[^2], to.Left, to.Right);
            Assert.True(to.Top > from.Bottom);
        }
    }

    [Fact]
    public void A_block_is_framed_with_its_layers_and_nothing_else_in_it()
    {
        XElement picture = XElement.Parse(BlockDescriptions.Residual.ToSvg());

        XElement frame = Assert.Single(picture.Elements(Svg + "rect"), rect => (string?)rect.Attribute("class") == "block"); // downsample is no block
        var block = Extent(frame);
        bool[] inside = [.. Boxes(picture).Select(box => box.Left > block.Left && box.Right < block.Right && box.Top > block.Top && box.Bottom < block.Bottom)];

        Assert.Equal([false, false, true, true, true, true, true, true, false], inside); // the input and conv1 before it, fc behind it
        Assert.Contains(picture.Elements(Svg + "text"), text => text.Value == "layer1.0");
    }

    [Fact]
    public void Frames_lie_one_in_the_other_or_apart()
    {
        XElement picture = XElement.Parse(BlockDescriptions.Nested.ToSvg());

        var frames = picture.Elements(Svg + "rect").Where(rect => (string?)rect.Attribute("class") == "block").Select(Extent).ToArray();

        Assert.Equal(["a", "b", "squeeze"], picture.Elements(Svg + "text").Select(label => label.Value)); // outer ones first
        Assert.False(Overlap(frames[0], frames[1]));
        Assert.True(frames[1].Left < frames[2].Left && frames[1].Top < frames[2].Top && frames[1].Right > frames[2].Right && frames[1].Bottom > frames[2].Bottom);
    }

    [Fact]
    public void The_text_is_the_same_every_time_and_in_every_culture()
    {
        string expected = BlockDescriptions.Residual.ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = "_";
        try
        {
            CultureInfo.CurrentCulture = other;

            Assert.Equal("0_5", 0.5.ToString(CultureInfo.CurrentCulture)); // control: the culture does differ
            Assert.Equal(expected, BlockDescriptions.Residual.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a<b>&\"c\"", "a<b>&\"c\"")]
    [InlineData("bell\a", "bell\uFFFD")]
    [InlineData("𝛼", "𝛼")]
    public void Any_name_is_well_formed(string name, string shown) => Check(name, shown);

    /// <summary>A fact of its own: attributes are stored as UTF-8, which has no such thing.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_well_formed() => Check("half\uD800pair", "half\uFFFDpair");

    private static void Check(string name, string shown)
    {
        NetworkDescription network = new(name, [new LayerDescription(name, "Relu", "", [1], [1], 0, 0, 4)], [(-1, 0)], 0, 0, 0, 0);

        XElement picture = XElement.Parse(network.ToSvg());

        Assert.Equal(shown, picture.Element(Svg + "title")!.Value);
        Assert.Contains(picture.Descendants(Svg + "text"), text => text.Value == shown);
    }

    /// <summary>Control of the parser: it does refuse what is not well-formed.</summary>
    [Fact]
    public void A_picture_with_a_bare_ampersand_is_refused() =>
        Assert.Throws<XmlException>(() => XElement.Parse(Descriptions.Small.ToSvg().Replace("</svg>", "&</svg>", StringComparison.Ordinal)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 4)]
    [InlineData(-2, 0)]
    public void An_edge_that_joins_no_layer_to_a_later_one_is_refused(int from, int to) =>
        Assert.Contains($"from {from} to {to}", Assert.Throws<InvalidOperationException>(() => (Descriptions.Small with { Edges = [(from, to)] }).ToSvg()).Message);

    private static (double Left, double Top, double Right, double Bottom)[] Boxes(XElement picture) => [.. picture.Elements(Svg + "g").Select(box => Extent(box.Element(Svg + "rect")!))];

    private static (double Left, double Top, double Right, double Bottom) Extent(XElement rect)
    {
        double Number(string name) => double.Parse(rect.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return (Number("x"), Number("y"), Number("x") + Number("width"), Number("y") + Number("height"));
    }

    private static bool Overlap((double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
