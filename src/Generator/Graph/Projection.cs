using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Sum(Project = true)]</c>: skips whose shape differs from the main branch's are brought to it, by layers that the join names.</summary>
internal static class Projection
{
    private const string DefaultName = "downsample";

    /// <summary>The operands of the join, projected where that is needed.</summary>
    public static IEnumerable<int> Of(Frame frame, Layer layer, AttributeUse use, Site site, IReadOnlyList<Branch> branches, NodeList list)
    {
        int mains = branches.Count(branch => !branch.IsIdentity);
        Shape? main = mains == 0 ? null : list.ShapeOf(branches.First(branch => !branch.IsIdentity).Value);
        return branches.Select(branch => branch.IsIdentity && main is not null && list.ShapeOf(branch.Value) is { } skip && skip != main
            ? Project(frame, layer, use, site, branch.Value, skip, main, list)
            : branch.Value).ToArray();
    }

    private static int Project(Frame frame, Layer layer, AttributeUse use, Site site, int value, Shape skip, Shape main, NodeList list)
    {
        AttributeUse named = use.Arguments.Any(argument => argument.Name == nameof(LayerAttribute.Name))
            ? use
            : use with { Arguments = use.Arguments.Append(new Argument(nameof(LayerAttribute.Name), Constant.Of(DefaultName))).ToEquatable() };
        if (PathNames.Of(frame, named, site, 0, list) is not { } path)
        {
            return list.AddUnknown();
        }

        if (layer.Projection(skip, main) is not { } parts)
        {
            list.Fail(Rule.CannotProject, site.At(layer.ProjectSetting), path.Path, skip.ToString(), main.ToString());
            return list.AddUnknown();
        }

        foreach (ProjectionPart part in parts)
        {
            LayerPath own = path with { Path = path.Path + part.Suffix, Shared = path.Shared is { } shared ? shared + part.Suffix : null };
            value = list.AddNode(part.Layer, own, part.Settings, [value], site).Output;
        }

        return value;
    }
}
