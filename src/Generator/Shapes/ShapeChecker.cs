using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Shapes;

/// <summary>
/// Graph -> CheckedNetwork, or findings: asks each layer, in order, what it makes of its input. A layer whose input is unknown, because the one before it
/// failed, is not asked: only true mistakes are reported.
/// </summary>
internal sealed class ShapeChecker(Ir.Graph graph, bool exact)
{
    private readonly Shape?[] shapes = new Shape?[graph.Inputs.Count + graph.Nodes.Count];
    private readonly List<CheckedNode> nodes = [];
    private readonly List<Finding> findings = [];

    public static (CheckedNetwork? Network, IReadOnlyList<Finding> Findings) Check(NetworkDeclaration declaration, Ir.Graph graph)
    {
        bool exact = declaration.IsExact;
        ShapeChecker checker = new(graph, exact);
        checker.CheckNodes();
        NetworkTensor[] tensors = checker.findings.Count > 0 ? [] : TensorTable.Of(checker.nodes, checker.findings);
        if (checker.findings.Count > 0)
        {
            return (null, checker.findings);
        }

        CheckedNetwork network = new(
            declaration.Class,
            exact,
            graph.Inputs,
            checker.nodes.ToEquatable(),
            graph.Outputs,
            checker.shapes.Select(shape => shape!).ToEquatable(),
            tensors.ToEquatable(),
            declaration.Weights);
        return (network, []);
    }

    private void CheckNodes()
    {
        foreach (GraphInput input in graph.Inputs)
        {
            shapes[input.Value] = input.Shape;
        }

        foreach (Node node in graph.Nodes)
        {
            if (node.Inputs.All(input => shapes[input] is not null))
            {
                CheckNode(node, node.Inputs.Select(input => shapes[input]!).ToEquatable());
            }
        }
    }

    private void CheckNode(Node node, EquatableArray<Shape> inputs)
    {
        Layer layer = LayerCatalog.Find(node.Layer)!;
        LayerContext at = new(layer, node, inputs, exact);
        Spec? spec = layer.Check(at);
        findings.AddRange(at.Findings);
        if (spec is null)
        {
            return;
        }

        long largest = layer.Parameters(spec).Select(parameter => parameter.Shape.Length).Append(spec.Output.Length).Max();
        if (largest > Limits.Values)
        {
            at.Fail(Rule.TooLarge, null, "a tensor of " + Text.Grouped(largest) + " values", Text.Grouped(Limits.Values));
            findings.Add(at.Findings[at.Findings.Count - 1]);
            return;
        }

        shapes[node.Output] = spec.Output;
        nodes.Add(new CheckedNode(nodes.Count, node, layer, spec, inputs));
    }
}
