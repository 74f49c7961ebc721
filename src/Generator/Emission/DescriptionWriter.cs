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
        Dictionary<int, int> makers = Makers(network);
        Table edges = new("(int From, int To)", "Edges", Edges(network, makers).ToArray(), oneLine: true);
        Table steps = new("StepDescription", "Step", plan.Inference.Scheduled.Forward.Select(step => Step(step, plan.Inference.Program)).ToArray());
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
            w.Line($"    {Literal.Of(plan.Inference.Prepared * sizeof(float))})");
            w.Raw("{");
            steps.WriteArgument(w, "Steps = ");
            foreach (string port in PortsOf(network, makers))
            {
                w.Raw("    " + port + ",");
            }

            w.Raw("};");
            layers.WriteMethods(w);
            edges.WriteMethods(w);
            steps.WriteMethods(w);
        }
    }

    private static string Layer(CheckedNode node, LayerFigures figures) =>
        $"new LayerDescription({Literal.Of(node.Path)}, {Literal.Of(figures.Kind)}, {Literal.Of(figures.Settings)}, {Literal.Of(node.Inputs[0])}, {Literal.Of(node.Spec.Output)}, {Literal.Of(figures.Parameters)}, {Literal.Of(figures.MultiplyAdds)}, {Literal.Of(figures.Bytes)})";

    private static string Step(ScheduledOperation step, Program program) =>
        $"new StepDescription({Literal.Of(step.Operation.Layer)}, {Literal.Of(StepText.Kernel(step))}, {Literal.Of(StepText.Layout(step, program))}, {Literal.Of((long)step.Nanoseconds)})";

    private static IEnumerable<string> Edges(CheckedNetwork network, Dictionary<int, int> makers) =>
        network.Nodes.SelectMany(node => node.Node.Inputs.Select(input => "(" + Text.Of(makers[input]) + ", " + Text.Of(node.Index) + ")"));

    // A network with one input called input, and one output, the last layer's, is what a description has unless told otherwise.
    private static string[] PortsOf(CheckedNetwork network, Dictionary<int, int> makers)
    {
        bool plainInput = network.Inputs.Count == 1 && network.Inputs[0].Name == "input";
        bool plainOutput = network.Outputs.Count == 1 && makers[network.Outputs[0].Value] == network.Nodes.Count - 1;
        string inputs = "Inputs = [" + Text.Join(network.Inputs.Select(input => Literal.Of(input.Name))) + "]";
        string outputs = "Outputs = [" + Text.Join(network.Outputs.Select(output => "(" + Literal.Of(output.Name) + ", " + Text.Of(makers[output.Value]) + ")")) + "]";
        return [.. plainInput ? [] : (string[])[inputs], .. plainOutput ? [] : (string[])[outputs]];
    }

    /// <summary>By value: the layer that makes it; -1 - i for input number i.</summary>
    private static Dictionary<int, int> Makers(CheckedNetwork network)
    {
        Dictionary<int, int> makers = network.Nodes.SelectMany(node => node.Node.Results.Select(value => (value, node.Index))).ToDictionary(pair => pair.value, pair => pair.Index);
        for (int input = 0; input < network.Inputs.Count; input++)
        {
            makers[network.Inputs[input].Value] = -1 - input;
        }

        return makers;
    }
}
