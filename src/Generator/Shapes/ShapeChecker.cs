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
    private readonly Signal?[] signals = new Signal?[graph.Inputs.Count + graph.Nodes.Sum(node => 1 + node.Further.Count)];
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
            graph.Inputs.Select(checker.WithVocabulary).ToEquatable(),
            checker.nodes.ToEquatable(),
            graph.Outputs,
            checker.signals.Select(signal => signal!).ToEquatable(),
            tensors.ToEquatable(),
            declaration.Weights);
        return (network, []);
    }

    // What no layer reads may be anything.
    private GraphInput WithVocabulary(GraphInput input) => input with
    {
        Vocabulary = nodes.Where(node => node.Node.Inputs.Contains(input.Value)).Select(node => node.Layer.Vocabulary(node.Spec)).Append(input.Vocabulary).Min(),
    };

    private void CheckNodes()
    {
        foreach (GraphInput input in graph.Inputs)
        {
            signals[input.Value] = input.Signal;
        }

        foreach (Node node in graph.Nodes)
        {
            if (node.Inputs.All(input => signals[input] is not null))
            {
                CheckNode(node, node.Inputs.Select(input => signals[input]!).ToEquatable());
            }
        }
    }

    private void CheckNode(Node node, EquatableArray<Signal> inputs)
    {
        Layer layer = LayerCatalog.Find(node.Layer)!;
        LayerContext at = new(layer, node, inputs, exact);
        Spec? spec = Results.Check(layer, at);
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

        foreach ((int value, Signal signal) in node.Results.Zip(Results.Of(layer, spec, inputs), (value, signal) => (value, signal)))
        {
            signals[value] = signal;
        }

        nodes.Add(new CheckedNode(nodes.Count, node, layer, spec, at.Inputs));
    }
}
