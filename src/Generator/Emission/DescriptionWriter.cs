using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the table of layers that <c>Description</c> returns.</summary>
internal static class DescriptionWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan)
    {
        CheckedNetwork network = plan.Network;
        Table layers = new("LayerDescription", "Part", network.Nodes.Select((node, i) => Layer(node, plan.Figures.Layers[i])).ToArray());
        Table edges = new("(int From, int To)", "Edges", Edges(network).ToArray(), oneLine: true);
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + network.Class.Joined + "Layers"))
        {
            w.Raw("internal static readonly NetworkDescription Network = new(");
            w.Line($"    {Literal.Of(network.Class.Plain)},");
            layers.WriteArgument(w);
            edges.WriteArgument(w);
            w.Line($"    {Literal.Of(plan.Figures.ParameterCount)},");
            w.Line($"    {Literal.Of(plan.Figures.MultiplyAdds)},");
            w.Line($"    {Literal.Of(plan.Figures.ArenaLength * sizeof(float))},");
            w.Line($"    {Literal.Of(plan.Inference.Prepared * sizeof(float))});");
            layers.WriteMethods(w);
            edges.WriteMethods(w);
        }
    }

    private static string Layer(CheckedNode node, LayerFigures figures) =>
        $"new LayerDescription({Literal.Of(node.Path)}, {Literal.Of(figures.Kind)}, {Literal.Of(figures.Settings)}, {Literal.Of(node.Inputs[0])}, {Literal.Of(node.Spec.Output)}, {Literal.Of(figures.Parameters)}, {Literal.Of(figures.MultiplyAdds)}, {Literal.Of(figures.Bytes)})";

    private static IEnumerable<string> Edges(CheckedNetwork network)
    {
        Dictionary<int, int> makers = network.Nodes.ToDictionary(node => node.Node.Output, node => node.Index);
        return network.Nodes.SelectMany(node => node.Node.Inputs.Select(input => "(" + Text.Of(makers.TryGetValue(input, out int maker) ? maker : -1) + ", " + Text.Of(node.Index) + ")"));
    }
}
