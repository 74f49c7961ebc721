using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>The settings of one layer, or the parameters of one use of a block, with expressions evaluated.</summary>
internal static class SettingsReader
{
    /// <summary>What every layer has, and what therefore is no setting of its own.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        nameof(LayerAttribute.Name),
        nameof(LayerAttribute.Repeat),
        nameof(LayerAttribute.Share),
        nameof(BlockAttribute.EachStep),
        nameof(PartAttribute.If),
    };

    public static bool IsCommon(Argument argument) => Common.Contains(argument.Name);

    /// <summary>The settings, or null where one of them is wrong.</summary>
    public static EquatableArray<Argument>? Read(Frame frame, AttributeUse use, Site site, NodeList list)
    {
        List<Argument> settings = [];
        bool right = true;
        foreach (Argument argument in use.Arguments.Where(argument => !IsCommon(argument)))
        {
            if (Value(frame, argument, site, list) is { } value)
            {
                settings.Add(argument with { Value = value });
            }
            else
            {
                right = false;
            }
        }

        return right ? settings.ToEquatable() : null;
    }

    /// <summary>The value of an argument: in a block a text is an expression. Null where it is wrong.</summary>
    public static Constant? Value(Frame frame, Argument argument, Site site, NodeList list)
    {
        if (frame.Block is null || argument.Value.Kind != ConstantKind.Text)
        {
            return argument.Value;
        }

        Evaluated<Constant> value = Evaluate.Setting(argument.Value.Word!, frame.Scope);
        if (value.Mistake is { } mistake)
        {
            list.Fail(mistake.Rule, site.At(argument.Name), [.. mistake.Arguments]);
        }

        return value.IsKnown ? value.Value : null;
    }
}
