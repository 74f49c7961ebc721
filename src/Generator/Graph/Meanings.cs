using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Graph;

/// <summary>What a text means as an argument within a block.</summary>
internal enum Meaning
{
    /// <summary>Whatever was written.</summary>
    Text,

    /// <summary>A setting of type <c>object</c>: an expression, a pair, or the name of a parameter.</summary>
    Expression,

    /// <summary>A whole number: <c>Repeat</c>.</summary>
    Count,

    /// <summary><c>If</c>.</summary>
    Condition,

    /// <summary>A path with expressions in braces: <c>Name</c>, <c>Share</c>.</summary>
    Name,

    /// <summary>A label, or the name of a parameter that holds one.</summary>
    Label,

    /// <summary>A label that begins here.</summary>
    NewLabel,
}

/// <summary>What texts mean, by the declared types of the attribute classes' properties: a <c>string</c> is a text or a label, an <c>object</c> an expression.</summary>
internal static class Meanings
{
    private static readonly Dictionary<string, Meaning> Common = new(StringComparer.Ordinal)
    {
        [nameof(PartAttribute.If)] = Meaning.Condition,
        [nameof(LayerAttribute.Name)] = Meaning.Name,
        [nameof(LayerAttribute.Share)] = Meaning.Name,
        [nameof(LayerAttribute.Repeat)] = Meaning.Count,
    };

    /// <summary>What a text means as the argument <paramref name="setting"/> of <paramref name="use"/>.</summary>
    /// <param name="all">Blocks by type.</param>
    public static Meaning Of(AttributeUse use, string setting, IReadOnlyDictionary<string, BlockDefinition> all)
    {
        if (all.TryGetValue(use.Type, out BlockDefinition block))
        {
            return Common.TryGetValue(setting, out Meaning common) ? common
                : block.Parameters.FirstOrDefault(parameter => parameter.Name == setting)?.Kind == ParameterKind.Any ? Meaning.Expression
                : Meaning.Label;
        }

        // Elements of an array are Labels.0, Labels.1 ...
        Type? type = LanguageType(use.Type);
        Type? property = type?.GetProperty(setting.Split('.')[0])?.PropertyType;
        return setting == nameof(PartAttribute.If) ? Meaning.Condition
            : type == typeof(TagAttribute) || LayerCatalog.Find(use.Type)?.ResultLabels.Contains(setting) == true ? Meaning.NewLabel
            : type == typeof(OutputAttribute) && property == typeof(string) ? Meaning.Text
            : Common.TryGetValue(setting, out Meaning same) ? same
            : property == typeof(string) || property == typeof(string[]) ? Meaning.Label
            : property is null ? Meaning.Text
            : Meaning.Expression;
    }

    /// <summary>An attribute class of the language; null for any other.</summary>
    public static Type? LanguageType(string name) => typeof(PartAttribute).Assembly.GetType(name) is { } type && typeof(Attribute).IsAssignableFrom(type) ? type : null;
}
