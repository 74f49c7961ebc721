using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Shapes;

/// <summary>Every tensor of a network in declaration order, with its place: parameters in one span, states in another.</summary>
internal static class TensorTable
{
    public static NetworkTensor[] Of(IReadOnlyList<CheckedNode> nodes, List<Finding> findings)
    {
        List<NetworkTensor> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        long parameters = 0;
        long states = 0;
        // What shares another layer's parameters has none.
        foreach (CheckedNode node in nodes.Where(node => node.Node.SharedPath is null))
        {
            foreach (Parameter parameter in node.Layer.Parameters(node.Spec))
            {
                string name = parameter.Name.Length == 0 ? node.Path : node.Path.Length == 0 ? parameter.Name : node.Path + "." + parameter.Name;
                if (!names.Add(name))
                {
                    findings.Add(new Finding(Rule.DuplicateName, node.Node.Site.At(nameof(LayerAttribute.Name)), ["'" + name + "'"]));
                }

                long offset = parameter.Role == TensorRole.Parameter ? parameters : parameter.Role == TensorRole.State ? states : 0;
                tensors.Add(new NetworkTensor(name, parameter.Shape, parameter.Init, parameter.Role, (int)Math.Min(offset, Limits.Values)));
                parameters += parameter.Role == TensorRole.Parameter ? parameter.Shape.Length : 0;
                states += parameter.Role == TensorRole.State ? parameter.Shape.Length : 0;
                if (parameters > Limits.Values)
                {
                    findings.Add(new Finding(Rule.TooLarge, node.Node.Site, [node.Path, "brought the parameters to " + Text.Grouped(parameters), Text.Grouped(Limits.Values)]));
                    return [];
                }
            }
        }

        return [.. tensors];
    }
}
