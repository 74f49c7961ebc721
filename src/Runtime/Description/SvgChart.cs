using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using StaticNets.Runtime.Description.Drawing;

namespace StaticNets.Runtime.Description;

/// <summary>Draws the graph as Scalable Vector Graphics (https://www.w3.org/TR/SVG11/): a box per layer, an arrow per edge, a frame around each block.</summary>
internal static class SvgChart
{
    private const double Margin = 24;
    private const double Letter = 6.7; // width in the fixed-width font of 11 pixels
    private const double Line = 14;
    private const double Inset = 6;

    // Fill and edge by what a layer does.
    private const string Style = """
        text { font: 11px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1b1f24; text-anchor: middle; }
        .name { font-weight: bold; }
        .shape { fill: #57606a; }
        .label { fill: #57606a; text-anchor: start; stroke: #f6f7f8; stroke-width: 3px; paint-order: stroke; }
        .page { fill: #ffffff; }
        .block { fill: #8c959f; fill-opacity: 0.08; stroke: #8c959f; stroke-dasharray: 4 3; }
        .edge { fill: none; stroke: #57606a; stroke-width: 1.2; marker-end: url(#arrow); }
        .port rect { fill: #ffffff; stroke: #1b1f24; }
        .other rect { fill: #f6f8fa; stroke: #8c959f; }
        .convolution rect { fill: #ddf4ff; stroke: #0969da; }
        .dense rect { fill: #fbefff; stroke: #8250df; }
        .norm rect { fill: #f3f4f6; stroke: #6e7781; }
        .pool rect { fill: #dafbe1; stroke: #1a7f37; }
        .join rect { fill: #fff8c5; stroke: #9a6700; }

        """;

    public static string Write(NetworkDescription network)
    {
        Check(network);
        LayerGroup[] groups = LayerGroup.Of(network.Layers);
        List<Box> boxes = Boxes(network, groups);
        LayeredGraph graph = new([.. boxes.Select(box => box.Vertex)], Edges(network));
        RowOrder.Improve(graph);
        Placement.Place(graph);

        List<GroupFrame> frames = GroupFrames.Of(graph, group => Width(group.Label) + (2 * Inset));
        double left = frames.Select(frame => frame.Left).Append(0).Min() - Margin;
        double top = frames.Select(frame => frame.Top).Append(0).Min() - Margin;
        double right = boxes.Select(box => box.Vertex.X + (box.Vertex.Width / 2)).Concat(graph.Paths.SelectMany(path => path.Select(vertex => vertex.X)))
            .Concat(frames.Select(frame => frame.Right)).Append(0).Max() + Margin;
        double bottom = boxes.Select(box => box.Vertex.Y + box.Vertex.Height).Concat(frames.Select(frame => frame.Bottom)).Append(0).Max() + Margin;

        StringBuilder text = new();
        string view = $"{Number(left)} {Number(top)} {Number(right - left)} {Number(bottom - top)}";
        text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(right - left)}\" height=\"{Number(bottom - top)}\" viewBox=\"{view}\" role=\"img\">\n");
        text.Append($"<title>{Escape(network.Name)}</title>\n<style>\n").Append(Style).Append("</style>\n");
        text.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#57606a\"/></marker></defs>\n");
        text.Append($"<rect class=\"page\" x=\"{Number(left)}\" y=\"{Number(top)}\" width=\"{Number(right - left)}\" height=\"{Number(bottom - top)}\"/>\n");
        foreach (GroupFrame frame in frames)
        {
            text.Append($"<rect class=\"block\" x=\"{Number(frame.Left)}\" y=\"{Number(frame.Top)}\" width=\"{Number(frame.Right - frame.Left)}\" height=\"{Number(frame.Bottom - frame.Top)}\" rx=\"6\"/>\n");
        }

        foreach (Vertex[] path in graph.Paths)
        {
            text.Append($"<path class=\"edge\" d=\"{Curve(path)}\"/>\n");
        }

        foreach (GroupFrame frame in frames)
        {
            text.Append($"<text class=\"label\" x=\"{Number(frame.Left + Inset)}\" y=\"{Number(frame.Top + Line - 2)}\">{Escape(frame.Group.Label)}</text>\n");
        }

        foreach (Box box in boxes)
        {
            WriteBox(text, box);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Check(NetworkDescription network)
    {
        foreach ((int from, int to) in network.Edges)
        {
            if (from >= to || to < 0 || to >= network.Layers.Count || from < -network.Inputs.Count)
            {
                throw new InvalidOperationException($"The edge from {from} to {to} joins no layer to a later one; there are {network.Layers.Count} layers and {network.Inputs.Count} inputs.");
            }
        }

        foreach ((string name, int from) in Outputs(network))
        {
            if (from < -network.Inputs.Count || from >= network.Layers.Count)
            {
                throw new InvalidOperationException($"The output '{name}' is made by layer {from}; there are {network.Layers.Count} layers and {network.Inputs.Count} inputs.");
            }
        }
    }

    // One output is the end of the picture; of several each is marked.
    private static IReadOnlyList<(string Name, int From)> Outputs(NetworkDescription network) => network.Outputs.Count > 1 ? network.Outputs : [];

    /// <summary>Inputs, layers, outputs.</summary>
    private static List<Box> Boxes(NetworkDescription network, LayerGroup[] groups) =>
    [
        .. network.Inputs.Select(name => Port(name)),
        .. network.Layers.Select((layer, i) => Layer(layer, groups[i])),
        .. Outputs(network).Select(output => Port(output.Name)),
    ];

    private static List<(int From, int To)> Edges(NetworkDescription network)
    {
        int inputs = network.Inputs.Count;
        int Index(int from) => from < 0 ? -1 - from : inputs + from;
        return
        [
            .. network.Edges.Select(edge => (Index(edge.From), Index(edge.To))),
            .. Outputs(network).Select((output, i) => (Index(output.From), inputs + network.Layers.Count + i)),
        ];
    }

    private static Box Port(string name) => new(new Vertex(Width(name) + (2 * Inset), Line + (2 * Inset), null, isBend: false), "port", name, null, null, name);

    /// <summary>The name; the settings, unless the name says it all; the shape, where it is another than before.</summary>
    private static Box Layer(LayerDescription layer, LayerGroup group)
    {
        string name = group.Shorten(layer.Name);
        string? settings = layer.Settings.Length == 0 && name.StartsWith(layer.Kind, StringComparison.OrdinalIgnoreCase) ? null : layer.Signature;
        string? shape = layer.Output.SequenceEqual(layer.Input) ? null : LayerDescription.Text(layer.Output);
        double width = Math.Max(Width(name), Math.Max(Width(settings ?? ""), Width(shape ?? ""))) + (2 * Inset);
        int lines = 1 + (settings is null ? 0 : 1) + (shape is null ? 0 : 1);
        string hint = string.Create(
            CultureInfo.InvariantCulture,
            $"{layer.Name}: {layer.Signature}, {LayerDescription.Text(layer.Input)} to {LayerDescription.Text(layer.Output)}, {layer.Parameters:N0} parameters, {layer.MultiplyAdds:N0} multiply-adds");
        return new Box(new Vertex(width, (lines * Line) + (2 * Inset) - 2, group, isBend: false), Colour(layer.Kind), name, settings, shape, hint);
    }

    private static string Colour(string kind) => kind switch
    {
        "Sum" or "Product" or "Concat" => "join",
        "Dense" => "dense",
        _ when kind.Contains("Conv", StringComparison.Ordinal) => "convolution",
        _ when kind.Contains("Norm", StringComparison.Ordinal) => "norm",
        _ when kind.Contains("Pool", StringComparison.Ordinal) => "pool",
        _ => "other",
    };

    private static void WriteBox(StringBuilder text, Box box)
    {
        Vertex at = box.Vertex;
        string radius = box.Class == "port" ? Number(at.Height / 2) : "4";
        text.Append($"<g class=\"{box.Class}\"><title>{Escape(box.Hint)}</title>");
        text.Append($"<rect x=\"{Number(at.X - (at.Width / 2))}\" y=\"{Number(at.Y)}\" width=\"{Number(at.Width)}\" height=\"{Number(at.Height)}\" rx=\"{radius}\"/>");
        double y = at.Y + Inset + 10;
        foreach ((string style, string? line) in ((string, string?)[])[("name", box.Name), ("settings", box.Settings), ("shape", box.Shape)])
        {
            if (line is not null)
            {
                text.Append($"<text class=\"{style}\" x=\"{Number(at.X)}\" y=\"{Number(y)}\">{Escape(line)}</text>");
                y += Line;
            }
        }

        text.Append("</g>\n");
    }

    /// <summary>Down from box to box: straight through a row, in an S from row to row.</summary>
    private static string Curve(Vertex[] path)
    {
        StringBuilder curve = new();
        Vertex at = path[0];
        double y = at.Y + at.Height;
        curve.Append($"M{Number(at.X)} {Number(y)}");
        for (int i = 1; i < path.Length; i++)
        {
            Vertex next = path[i];
            double half = (y + next.Y) / 2;
            curve.Append($"C{Number(at.X)} {Number(half)} {Number(next.X)} {Number(half)} {Number(next.X)} {Number(next.Y)}");
            (at, y) = (next, next.Y + next.Height);
            curve.Append(next.IsBend ? $"V{Number(y)}" : "");
        }

        return curve.ToString();
    }

    private static double Width(string text) => Letter * text.Length;

    private static string Number(double value) => (Math.Round(value * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Text as XML 1.0 takes it; characters that it has no place for become U+FFFD.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                _ when pair => escaped.Append(c).Append(text[++i]),
                _ when c < ' ' || char.IsSurrogate(c) || c >= '\uFFFE' => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A box and what stands in it.</summary>
    private sealed record Box(Vertex Vertex, string Class, string Name, string? Settings, string? Shape, string Hint);
}
