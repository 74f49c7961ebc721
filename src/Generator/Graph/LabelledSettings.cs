using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>The settings of a layer that name labels: of values that it reads besides the current one, and of what it makes besides its output.</summary>
internal sealed class LabelledSettings(Layer layer, AttributeUse use, NodeList list)
{
    /// <summary>Those that are given.</summary>
    public IReadOnlyList<Argument> Given { get; } = [.. use.Arguments.Where(argument => IsLabel(layer, argument))];

    /// <summary>The use without them.</summary>
    public AttributeUse Others { get; } = use with { Arguments = use.Arguments.Where(argument => !IsLabel(layer, argument)).ToEquatable() };

    /// <summary>The values read besides the current one; null, and a finding, where a label is not known.</summary>
    public IReadOnlyList<int>? Operands(Frame frame, Site site)
    {
        List<int> operands = [];
        foreach (Argument label in In(layer.OperandLabels))
        {
            if (ForkReader.Find(frame, label, site, list) is not { } value)
            {
                return null;
            }

            operands.Add(value);
        }

        return operands;
    }

    /// <summary>Gives what the layer makes besides its output its labels.</summary>
    public void Name(Frame frame, Node node, Site site)
    {
        foreach ((Argument label, int i) in In(layer.ResultLabels).Select((label, i) => (label, i)))
        {
            ForkReader.Name(frame, label.Value.Word ?? "", node.Further[i], site.At(label.Name), list);
        }
    }

    private IEnumerable<Argument> In(IReadOnlyList<string> settings) => settings.SelectMany(setting => Given.Where(argument => argument.Name == setting));

    private static bool IsLabel(Layer layer, Argument argument) =>
        argument.Value.Kind == ConstantKind.Text && (layer.OperandLabels.Contains(argument.Name) || layer.ResultLabels.Contains(argument.Name));
}
