using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>What a person may want to know and nobody has to.</summary>
internal static partial class Rule
{
    /// <summary>Why a network over a sequence has no Step.</summary>
    public static readonly DiagnosticDescriptor NoStep = new(
        id: "SN4001",
        title: "Network cannot run step by step",
        messageFormat: "'{0}' cannot be computed when a step arrives, so the network has no Step",
        category: "StaticNets.Hints",
        defaultSeverity: DiagnosticSeverity.Hidden,
        isEnabledByDefault: false,
        helpLinkUri: Help + "SN4001.md");
}
