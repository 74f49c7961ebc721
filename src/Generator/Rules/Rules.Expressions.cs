using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>Texts with expressions, and the names in them. Characters are counted from 1.</summary>
internal static partial class Rule
{
    /// <summary>A setting, condition or name that does not follow the grammar.</summary>
    public static readonly DiagnosticDescriptor ExpressionSyntax = new(
        id: "SN0026",
        title: "Text is not an expression",
        messageFormat: "'{0}' is not {1}: at character {2} stands {3} where {4} would fit",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0026.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Neither a parameter nor a dimension, a function or a member of an enum.</summary>
    public static readonly DiagnosticDescriptor ExpressionName = new(
        id: "SN0027",
        title: "Name in an expression is unknown",
        messageFormat: "'{0}' at character {1} of '{2}' is unknown; {3}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0027.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A division that leaves a remainder or is by zero, a number beyond 64 bits.</summary>
    public static readonly DiagnosticDescriptor ExpressionValue = new(
        id: "SN0028",
        title: "Expression has no value",
        messageFormat: "'{0}' has no value: at character {1}, {2}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0028.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A real number, a flag, a text or a choice where another type is needed.</summary>
    public static readonly DiagnosticDescriptor ExpressionType = new(
        id: "SN0029",
        title: "Part of an expression has the wrong type",
        messageFormat: "'{0}' at character {1} of '{2}' is {3}; {4}",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0029.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A [Tag] in a block with the name of one of the block's parameters.</summary>
    public static readonly DiagnosticDescriptor LabelIsParameter = new(
        id: "SN0034",
        title: "Label has the name of a parameter",
        messageFormat: "The label '{0}' has the name of the parameter {1} of block '{2}', which [From] and joins would find instead; use another label",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0034.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
