using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>One attribute on a network or block, as written.</summary>
/// <param name="Type">The attribute class' full metadata name.</param>
/// <param name="Index">Its place among all attributes of the class: how the analyzer finds it again.</param>
internal sealed record AttributeUse(string Type, int Index, EquatableArray<Argument> Arguments)
{
    /// <summary>What a person writes: <c>Conv</c> for <c>StaticNets.ConvAttribute</c>.</summary>
    public string Display
    {
        get
        {
            string name = Type.Substring(Type.LastIndexOf('.') + 1);
            return name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
        }
    }
}
