using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>The table of layers in the network's documentation: what hovering over its name shows.</summary>
internal static class SummaryText
{
    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        List<string[]> rows = [["layer", "output", "parameters", "multiply-adds"]];
        foreach (GraphInput input in plan.Network.Inputs)
        {
            rows.Add([input.Name, input.Shape.ToString(), "", ""]);
        }

        rows.AddRange(plan.Network.Nodes.Select((node, i) => Row(node, plan.Figures.Layers[i])));
        rows.Add(["total", "", Text.Grouped(plan.Figures.ParameterCount), Text.Grouped(plan.Figures.MultiplyAdds)]);

        int[] widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => (row[0].PadRight(widths[0]) + "  " + row[1].PadRight(widths[1]) + "  " + row[2].PadLeft(widths[2]) + "  " + row[3].PadLeft(widths[3])).TrimEnd());
    }

    private static string[] Row(CheckedNode node, LayerFigures figures) =>
    [
        (node.Path + " " + figures.Settings).TrimEnd(),
        node.Spec.Output.ToString(),
        figures.Parameters == 0 ? "" : Text.Grouped(figures.Parameters),
        figures.MultiplyAdds == 0 ? "" : Text.Grouped(figures.MultiplyAdds),
    ];
}
