using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>One attribute on a network or block, as written.</summary>
/// <param name="Type">The attribute class' full metadata name, as <see cref="BlockDefinition.Type"/> has it.</param>
/// <param name="Index">Its place among all attributes of the class: how the analyzer finds it again.</param>
internal sealed record AttributeUse(string Type, int Index, EquatableArray<Argument> Arguments)
{
    /// <summary>What a person writes: <c>Conv</c> for <c>StaticNets.ConvAttribute</c>.</summary>
    public string Display => DisplayOf(Type);

    /// <summary>The text given for a setting; null where there is none.</summary>
    public string? Text(string setting) => Arguments.FirstOrDefault(argument => argument.Name == setting && argument.Value.Kind == ConstantKind.Text)?.Value.Word;

    /// <summary>Whether a setting is given that member of an enum, or that flag.</summary>
    public bool Gives(string setting, long value) => Arguments.Any(argument => argument.Name == setting && argument.Value.Integer == value);

    public static string DisplayOf(string type)
    {
        string name = type.Split('@')[0].Split('`')[0];
        name = name.Substring(name.LastIndexOfAny(['.', '+']) + 1);
        return name.Length > "Attribute".Length && name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
