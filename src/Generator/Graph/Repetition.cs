using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary><c>Repeat</c>: the same attribute as if written several times.</summary>
internal static class Repetition
{
    /// <summary>How often an attribute can stand, as SN0033 goes on.</summary>
    public static string Range => "1 to " + Text.Grouped(Limits.Layers);

    public static bool IsInRange(Constant count) => count.Kind == ConstantKind.Integer && count.Integer is >= 1 and <= Limits.Layers;

    /// <summary>Calls <paramref name="read"/> for each repetition, until one is wrong: the same mistake again tells nobody more.</summary>
    public static void Run(Frame frame, AttributeUse use, Site site, NodeList list, Action<int> read)
    {
        int count = Count(frame, use, site, list);
        int mistakes = list.Findings.Count;
        for (int i = 0; i < count && list.HasRoom && list.Findings.Count == mistakes; i++)
        {
            list.CountPart();
            read(i);
        }
    }

    private static int Count(Frame frame, AttributeUse use, Site site, NodeList list)
    {
        if (use.Arguments.FirstOrDefault(argument => argument.Name == nameof(LayerAttribute.Repeat)) is not { } given)
        {
            return 1;
        }

        if (SettingsReader.Value(frame, given, site, list) is not { } value)
        {
            return 0;
        }

        if (IsInRange(value))
        {
            return (int)value.Integer;
        }

        list.Fail(Rule.BadRepeat, site.At(given.Name), use.Display, value.ToString(), Range);
        return 0;
    }
}
