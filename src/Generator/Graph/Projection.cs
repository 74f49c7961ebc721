using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>[Sum(Project = true)]</c>: skips whose shape differs from the main branch's are brought to it (He et al. 2016, option B of arXiv:1512.03385).</summary>
internal static class Projection
{
    private const string DefaultName = "downsample";

    /// <summary>The operands of the sum, projected where that is needed.</summary>
    public static IEnumerable<int> Of(Frame frame, AttributeUse use, Site site, IReadOnlyList<Branch> branches, NodeList list)
    {
        int mains = branches.Count(branch => !branch.IsIdentity);
        Shape? main = mains == 0 ? null : list.ShapeOf(branches.First(branch => !branch.IsIdentity).Value);
        return branches.Select(branch => branch.IsIdentity && main is not null && list.ShapeOf(branch.Value) is { } skip && skip != main
            ? Project(frame, use, site, branch.Value, skip, main, list)
            : branch.Value).ToArray();
    }

    private static int Project(Frame frame, AttributeUse use, Site site, int value, Shape skip, Shape main, NodeList list)
    {
        AttributeUse named = use.Arguments.Any(argument => argument.Name == nameof(LayerAttribute.Name))
            ? use
            : use with { Arguments = use.Arguments.Append(new Argument(nameof(LayerAttribute.Name), Constant.Of(DefaultName))).ToEquatable() };
        if (PathNames.Of(frame, named, site, 0, list) is not { } path)
        {
            return list.AddUnknown();
        }

        if (skip.Rank == 3 && main.Rank == 3 && Stride(skip[1], main[1]) is { } height && Stride(skip[2], main[2]) is { } width)
        {
            int conv = Add<ConvAttribute>(
                list,
                path,
                ".0",
                value,
                site,
                (nameof(ConvAttribute.K), Constant.Of(main[0])),
                (nameof(ConvAttribute.F), Constant.Of(1)),
                (nameof(ConvAttribute.S), height == width ? Constant.Of(height) : Constant.Of(Text.Of(height) + "x" + Text.Of(width))),
                (nameof(ConvAttribute.Bias), Constant.Of(false)));
            return Add<BatchNormAttribute>(list, path, ".1", conv, site);
        }

        if (skip.Rank == main.Rank && skip.Rank <= 2 && (skip.Rank == 1 || skip[0] == main[0]))
        {
            return Add<DenseAttribute>(list, path, "", value, site, (nameof(DenseAttribute.Units), Constant.Of(main.Last)));
        }

        list.Fail(Rule.CannotProject, site.At(nameof(SumAttribute.Project)), path.Path, skip.ToString(), main.ToString());
        return list.AddUnknown();
    }

    /// <summary>The smallest stride with which a window of one takes <paramref name="from"/> to <paramref name="to"/>; null where none does.</summary>
    private static int? Stride(int from, int to)
    {
        // (from - 1) / stride + 1 = to has its smallest solution at the first stride above (from - 1) / to.
        int stride = ((from - 1) / to) + 1;
        return to <= from && ((from - 1) / stride) + 1 == to ? stride : null;
    }

    private static int Add<TAttribute>(NodeList list, LayerPath path, string suffix, int operand, Site site, params (string Name, Constant Value)[] settings)
        where TAttribute : LayerAttribute
    {
        LayerPath own = path with { Path = path.Path + suffix, Shared = path.Shared is { } shared ? shared + suffix : null };
        EquatableArray<Argument> arguments = settings.Select(setting => new Argument(setting.Name, setting.Value)).ToEquatable();
        return list.AddNode(LayerCatalog.Find(typeof(TAttribute).FullName!)!, own, arguments, [operand], site).Output;
    }
}
