using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>How a skip is brought to the shape of the main branch (He et al. 2016, option B of arXiv:1512.03385): images by a strided window of one and batch norm, vectors and steps by a dense layer.</summary>
internal static class ResidualProjection
{
    /// <summary>The layers, in order; null where none would do.</summary>
    public static IReadOnlyList<ProjectionPart>? Of(Shape skip, Shape main)
    {
        if (skip.Rank == 3 && main.Rank == 3 && Stride(skip[1], main[1]) is { } height && Stride(skip[2], main[2]) is { } width)
        {
            ProjectionPart conv = Part<ConvAttribute>(
                ".0",
                (nameof(ConvAttribute.K), Constant.Of(main[0])),
                (nameof(ConvAttribute.F), Constant.Of(1)),
                (nameof(ConvAttribute.S), height == width ? Constant.Of(height) : Constant.Of(Text.Of(height) + "x" + Text.Of(width))),
                (nameof(ConvAttribute.Bias), Constant.Of(false)));
            return [conv, Part<BatchNormAttribute>(".1")];
        }

        return skip.Rank == main.Rank && skip.Rank <= 2 && (skip.Rank == 1 || skip[0] == main[0])
            ? [Part<DenseAttribute>("", (nameof(DenseAttribute.Units), Constant.Of(main.Last)))]
            : null;
    }

    /// <summary>The smallest stride with which a window of one takes <paramref name="from"/> to <paramref name="to"/>; null where none does.</summary>
    private static int? Stride(int from, int to)
    {
        // (from - 1) / stride + 1 = to has its smallest solution at the first stride above (from - 1) / to.
        int stride = ((from - 1) / to) + 1;
        return to <= from && ((from - 1) / stride) + 1 == to ? stride : null;
    }

    private static ProjectionPart Part<TAttribute>(string suffix, params (string Name, Constant Value)[] settings)
        where TAttribute : LayerAttribute =>
        new(LayerCatalog.Find(typeof(TAttribute).FullName!)!, suffix, settings.Select(setting => new Argument(setting.Name, setting.Value)).ToEquatable());
}
