using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>SN0xxx: the declaration itself.</summary>
internal static partial class Rule
{
    /// <summary>A setting has a value of another type than it takes.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        id: "SN0008",
        title: "Setting has the wrong type",
        messageFormat: "{1} of '{0}' takes {2}; it is {3}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A spatial setting's text is no pair of numbers.</summary>
    public static readonly DiagnosticDescriptor BadPair = new(
        id: "SN0009",
        title: "Text is not a pair of numbers",
        messageFormat: "{1} of '{0}' takes a whole number or a pair, height first, such as \"3x5\"; it is {2}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0009.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Two settings that say the same thing are both given.</summary>
    public static readonly DiagnosticDescriptor ExclusiveSettings = new(
        id: "SN0010",
        title: "Settings exclude each other",
        messageFormat: "'{0}' has both {1} and {2}; give one of them",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0010.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
