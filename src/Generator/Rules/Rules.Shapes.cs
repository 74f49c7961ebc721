using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>SN1xxx: shapes and settings that do not fit. {0} is always the layer's name.</summary>
internal static partial class Rule
{
    /// <summary>A window is larger than the padded input.</summary>
    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        id: "SN1001",
        title: "Window is larger than its input",
        messageFormat: "The {1} window of '{0}' does not fit its input {2}; F can be at most {3}, or set P = {4} or Padding = Same",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>The input has another rank than the layer works on.</summary>
    public static readonly DiagnosticDescriptor WrongRank = new(
        id: "SN1002",
        title: "Input has the wrong rank",
        messageFormat: "'{0}' works on {1}; its input is {2}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1002.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size that must be at least 1 is not.</summary>
    public static readonly DiagnosticDescriptor NotPositive = new(
        id: "SN1003",
        title: "Size is not positive",
        messageFormat: "{1} of '{0}' is {2}; it must be at least 1",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size that may be zero is negative.</summary>
    public static readonly DiagnosticDescriptor Negative = new(
        id: "SN1004",
        title: "Size is negative",
        messageFormat: "{1} of '{0}' is {2}; it must be at least 0",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A size, or a product of sizes, is beyond what a span can hold.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "SN1008",
        title: "Size is too large",
        messageFormat: "'{0}' has {1}; at most {2} can be addressed",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A real setting is outside its range, or not finite.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new(
        id: "SN1011",
        title: "Setting is out of range",
        messageFormat: "{1} of '{0}' must be {2}; it is {3}",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1011.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Groups do not divide channels and filters.</summary>
    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        id: "SN1005",
        title: "Groups do not divide the channels",
        messageFormat: "Groups of '{0}' is {1}; it must divide its {2} input channels and its {3} output channels",
        category: "StaticNets.Shapes",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN1005.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
