using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticNets.Runtime.Description;

/// <summary>Writes the graph in Mermaid's flowchart syntax (https://mermaid.js.org/syntax/flowchart.html), with a subgraph for each block.</summary>
internal static class MermaidChart
{
    public static string Write(NetworkDescription network)
    {
        StringBuilder text = new("flowchart TD\n");

        foreach (int input in network.Edges.Select(edge => edge.From).Concat(Outputs(network).Select(output => output.From)).Where(from => from < 0).Distinct().OrderDescending())
        {
            text.Append("    ").Append(Node(input)).Append("([\"").Append(Escape(network.Inputs[-1 - input])).Append("\"])\n");
        }

        LayerGroup[] groups = LayerGroup.Of(network.Layers);
        if (groups.Length > 0)
        {
            LayerGroup whole = groups[0];
            while (whole.Parent is { } around)
            {
                whole = around;
            }

            int number = 0;
            WriteGroup(text, network, groups, whole, ref number);
        }

        foreach ((int from, int to) in network.Edges)
        {
            text.Append("    ").Append(Node(from)).Append(" --> ").Append(Node(to)).Append('\n');
        }

        for (int i = 0; i < Outputs(network).Count; i++)
        {
            (string name, int from) = network.Outputs[i];
            string node = string.Create(CultureInfo.InvariantCulture, $"output{i + 1}");
            text.Append("    ").Append(node).Append("([\"").Append(Escape(name)).Append("\"])\n");
            text.Append("    ").Append(Node(from)).Append(" --> ").Append(node).Append('\n');
        }

        return text.ToString();
    }

    // One output is the end of the chart; of several each is marked.
    private static IReadOnlyList<(string Name, int From)> Outputs(NetworkDescription network) => network.Outputs.Count > 1 ? network.Outputs : [];

    /// <summary>The layers right in a group and the groups in it, each where its first layer stands.</summary>
    private static void WriteGroup(StringBuilder text, NetworkDescription network, LayerGroup[] groups, LayerGroup group, ref int number)
    {
        HashSet<LayerGroup> written = [];
        string indent = new(' ', 4 * (group.Depth + 1));
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] == group)
            {
                WriteLayer(text, indent, i, group, network.Layers[i]);
                continue;
            }

            LayerGroup? inner = groups[i];
            while (inner is not null && inner.Parent != group)
            {
                inner = inner.Parent;
            }

            if (inner is not null && written.Add(inner))
            {
                text.Append(indent).Append("subgraph b").Append((++number).ToString(CultureInfo.InvariantCulture)).Append("[\"").Append(Escape(inner.Label)).Append("\"]\n");
                WriteGroup(text, network, groups, inner, ref number);
                text.Append(indent).Append("end\n");
            }
        }
    }

    private static void WriteLayer(StringBuilder text, string indent, int index, LayerGroup group, LayerDescription layer) => text
        .Append(indent).Append(Node(index)).Append("[\"").Append(Escape(group.Shorten(layer.Name)))
        .Append("<br/>").Append(Escape(layer.Signature))
        .Append("<br/>").Append(Escape(LayerDescription.Text(layer.Output))).Append("\"]\n");

    private static string Node(int index) => index == -1 ? "input" : index < 0 ? string.Create(CultureInfo.InvariantCulture, $"input{-index}") : string.Create(CultureInfo.InvariantCulture, $"n{index}");

    /// <summary>A quoted label takes any text but these; Mermaid writes them as entities, <c>#name;</c> or <c>#code;</c>.</summary>
    private static string Escape(string label)
    {
        StringBuilder escaped = new(label.Length);
        foreach (char c in label)
        {
            _ = c switch
            {
                '#' => escaped.Append("#35;"),
                '"' => escaped.Append("#quot;"),
                '<' => escaped.Append("#lt;"),
                '>' => escaped.Append("#gt;"),
                '&' => escaped.Append("#amp;"),
                '`' => escaped.Append("#96;"), // a label that begins with one is Markdown
                '\r' or '\n' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
