using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>The same values, in their order, under another shape.</summary>
internal sealed class Reshape : ViewLayer<ReshapeAttribute>
{
    private static readonly string[] Settings = [nameof(ReshapeAttribute.First), nameof(ReshapeAttribute.Second), nameof(ReshapeAttribute.Third), nameof(ReshapeAttribute.Fourth)];

    protected override ViewSpec? Resolve(LayerContext at)
    {
        if (!at.Has(nameof(ReshapeAttribute.First)))
        {
            return null;
        }

        int[] extents = Settings.Where(at.Given).Select(setting => at.Setting(setting) == Constant.Of(-1) ? -1 : at.Count(setting)).ToArray();
        return at.Failed ? null : Fitted(at, extents);
    }

    private static ViewSpec? Fitted(LayerContext at, int[] extents)
    {
        long count = at.Input.Length;
        long given = Shape.Of(extents.Select(extent => extent == -1 ? 1 : extent).ToArray()).Length;
        int open = extents.Count(extent => extent == -1);
        long computed = count / given;
        if (open == 1 && count % given == 0 && computed <= LayerContext.LargestExtent)
        {
            return new ViewSpec(StreamKind.NotCausal, Shape.Of(extents.Select(extent => extent == -1 ? (int)computed : extent).ToArray()));
        }

        if (open == 0 && count == given)
        {
            return new ViewSpec(StreamKind.NotCausal, Shape.Of(extents));
        }

        string reason = open > 1 ? "only one extent can be -1"
            : open == 1 ? "the other extents have " + Text.Of(given) + ", which does not divide it"
            : "that has " + Text.Of(given) + ", so change an extent or make one of them -1";
        at.Fail(Rule.ReshapeDiffers, nameof(ReshapeAttribute.First), at.Input, count, Shape.Of(extents), reason);
        return null;
    }
}
