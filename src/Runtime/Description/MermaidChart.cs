using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticNets.Runtime.Description;

/// <summary>Writes the graph in Mermaid's flowchart syntax (https://mermaid.js.org/syntax/flowchart.html).</summary>
internal static class MermaidChart
{
    public static string Write(NetworkDescription network)
    {
        StringBuilder text = new("flowchart TD\n");

        foreach (int input in network.Edges.Select(edge => edge.From).Where(from => from < 0).Distinct().OrderDescending())
        {
            text.Append("    ").Append(Node(input)).Append("([\"").Append(Escape(network.Inputs[-1 - input])).Append("\"])\n");
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDescription layer = network.Layers[i];
            text.Append("    ").Append(Node(i)).Append("[\"").Append(Escape(layer.Name)).Append("<br/>").Append(Escape(layer.Signature))
                .Append("<br/>").Append(Escape(LayerDescription.Text(layer.Output))).Append("\"]\n");
        }

        foreach ((int from, int to) in network.Edges)
        {
            text.Append("    ").Append(Node(from)).Append(" --> ").Append(Node(to)).Append('\n');
        }

        // One output is the end of the chart; of several each is marked.
        for (int i = 0; i < network.Outputs.Count && network.Outputs.Count > 1; i++)
        {
            (string name, int from) = network.Outputs[i];
            string node = string.Create(CultureInfo.InvariantCulture, $"output{i + 1}");
            text.Append("    ").Append(node).Append("([\"").Append(Escape(name)).Append("\"])\n");
            text.Append("    ").Append(Node(from)).Append(" --> ").Append(node).Append('\n');
        }

        return text.ToString();
    }

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
