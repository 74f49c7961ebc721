using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>Blocks as declarations. {0} is the block, as a person writes it.</summary>
internal static partial class Rule
{
    /// <summary>A block that is among the blocks it is made of.</summary>
    public static readonly DiagnosticDescriptor RecursiveBlock = new(
        id: "SN0030",
        title: "Block contains itself",
        messageFormat: "Block '{0}' contains itself: {1}; leave one of these out",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0030.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A property of a referenced block, not given, whose default its assembly does not record.</summary>
    public static readonly DiagnosticDescriptor DefaultNotRecorded = new(
        id: "SN0031",
        title: "Default is not recorded",
        messageFormat: "The default of {1} of block '{0}' is not recorded in the library that declares it; give {1} here, or build that library with the StaticNets package",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0031.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A block without attributes of the language.</summary>
    public static readonly DiagnosticDescriptor EmptyBlock = new(
        id: "SN0032",
        title: "Block has no layers",
        messageFormat: "Block '{0}' has no layers; put them on its class, such as [Dense(10), Relu]",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0032.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A property of a block that begins as no constant.</summary>
    public static readonly DiagnosticDescriptor DefaultNotConstant = new(
        id: "SN0043",
        title: "Default is not a constant",
        messageFormat: "The default of {0} is computed when the program runs, but the block is expanded when it is compiled; initialise {0} with a constant, or with the constructor's parameter of that name",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0043.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>A block of a referenced library with an attribute that is not there.</summary>
    public static readonly DiagnosticDescriptor UnreadableBlock = new(
        id: "SN0044",
        title: "Block cannot be read",
        messageFormat: "'{0}' cannot be expanded, because an attribute on block '{1}' is of an assembly that this project does not reference, or cannot be called from outside its own; reference that assembly too",
        category: "StaticNets.Declaration",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN0044.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
