using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>Reads the settings of <c>[Input]</c>.</summary>
internal static class InputReader
{
    /// <summary>The extents; a value that is no int in range comes back as 0, which <see cref="Mistake"/> reports.</summary>
    public static IEnumerable<int> Extents(AttributeUse use) => Shapes(use)
        .Select(extent => extent.Value.Kind == ConstantKind.Integer && extent.Value.Integer is > 0 and <= int.MaxValue ? (int)extent.Value.Integer : 0);

    public static (string? Argument, string Found)? Mistake(AttributeUse use, int[] extents)
    {
        if (extents.Length is < 1 or > 4)
        {
            return (null, extents.Length == 0 ? "no extents" : Support.Text.Of(extents.Length) + " extents");
        }

        int wrong = Array.FindIndex(extents, extent => extent < 1);
        if (wrong >= 0)
        {
            Argument argument = Shapes(use).ElementAt(wrong);
            return (argument.Name, argument.Value.ToString());
        }

        return Shape.Of(extents).Length > Limits.Values ? (null, Shape.Of(extents) + " with " + Support.Text.Grouped(Shape.Of(extents).Length) + " values")
            : use.Text(nameof(InputAttribute.Lengths)) is not null && !GraphInput.HasSteps(IsTokens(use), extents.Length) ? (nameof(InputAttribute.Lengths), "Lengths on " + Shape.Of(extents) + ", which is no sequence [T, D], [T, C, H, W] or of tokens [T]")
            : IsTokens(use) && extents.Length != 1 ? (nameof(InputAttribute.Type), "Type = Token on " + Shape.Of(extents) + ", which is not one extent [T]")
            : IsInterleaved(use) && extents.Length != 3 ? (nameof(InputAttribute.Layout), "Layout = Interleaved on " + Shape.Of(extents) + ", which is no image [C, H, W]")
            : null;
    }

    public static bool IsTokens(AttributeUse use) => use.Gives(nameof(InputAttribute.Type), (long)Element.Token);

    public static bool IsInterleaved(AttributeUse use) => use.Gives(nameof(InputAttribute.Layout), (long)Layout.Interleaved);

    private static IEnumerable<Argument> Shapes(AttributeUse use) =>
        use.Arguments.Where(argument => argument.Name.StartsWith(nameof(InputAttribute.Shape) + ".", StringComparison.Ordinal));
}
