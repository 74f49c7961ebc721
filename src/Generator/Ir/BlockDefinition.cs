using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A block as written: an attribute class that itself carries layers.</summary>
/// <param name="Type">Full metadata name of the attribute class; with <c>@</c> and a number behind it where another attribute class has the same.</param>
/// <param name="Parameters">What a use gives it: the constructor's parameters and the settable properties, without those of every layer (Name, Repeat, If, Share).</param>
/// <param name="Attributes">Its layers; <see cref="AttributeUse.Index"/> counts all attributes of the class.</param>
/// <param name="InSource">True where it is declared in the project itself: what is wrong with it is shown there.</param>
/// <param name="Readable">False where C# itself rejects one of its attributes, or where it is of an assembly that is not referenced.</param>
/// <param name="Findings">What is wrong with the class itself; an empty path with an argument is the property of that name.</param>
internal sealed record BlockDefinition(
    string Type,
    EquatableArray<BlockParameter> Parameters,
    EquatableArray<AttributeUse> Attributes,
    bool InSource,
    bool Readable,
    EquatableArray<Finding> Findings = default);

internal enum ParameterKind
{
    Integer,
    Real,
    Flag,

    /// <summary>A label, or a text of another kind.</summary>
    Text,

    /// <summary>A member of an enum.</summary>
    Choice,

    /// <summary>An <c>object</c>: of the type that each use gives it.</summary>
    Any,

    /// <summary>What no setting takes.</summary>
    Other,
}

/// <summary>A parameter of a block.</summary>
/// <param name="Name">The property's name where there is one, else the constructor parameter's.</param>
/// <param name="Default">Its value where a use does not give it; null where a use has to, or where nothing is known.</param>
/// <param name="Known">False for a property of a referenced block whose default is not recorded there.</param>
internal sealed record BlockParameter(string Name, ParameterKind Kind, Constant? Default, bool Known = true)
{
    /// <summary>The members of its type, where that is an enum.</summary>
    public EquatableArray<Choice> Choices { get; init; } = [];
}

/// <summary>A member of an enum.</summary>
internal sealed record Choice(string Name, long Value);
