using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Rules;

/// <summary>SN9xxx: what is never the fault of the person who wrote the network.</summary>
internal static partial class Rule
{
    /// <summary>An exception inside the compiler.</summary>
    public static readonly DiagnosticDescriptor InternalFault = new(
        id: "SN9001",
        title: "Fault of StaticNets",
        messageFormat: "StaticNets failed on '{0}' ({1}); this is not your fault: please report it with the declaration",
        category: "StaticNets.Fault",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Help + "SN9001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
