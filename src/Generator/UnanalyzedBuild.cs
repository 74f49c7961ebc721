using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator;

/// <summary>
/// Where a project has switched analyzers off, the generator itself reports the findings, at the class' name, so that no wrong network builds.
/// Otherwise this does nothing: the analyzer knows the exact argument.
/// </summary>
internal static class UnanalyzedBuild
{
    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<EmbeddedWeights>> weights)
    {
        IncrementalValueProvider<bool> unanalyzed = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            IsFalse(options.GlobalOptions, "build_property.RunAnalyzers") || IsFalse(options.GlobalOptions, "build_property.RunAnalyzersDuringBuild"));

        // A location makes every edit of its file a change, so it is only carried where it is needed.
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.Network,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (network, cancel) => (
                    Declaration: DeclarationReader.IsFirstPart((INamedTypeSymbol)network.TargetSymbol, network.TargetNode)
                        ? DeclarationReader.ReadSafely((INamedTypeSymbol)network.TargetSymbol, network.SemanticModel.Compilation, cancel)
                        : null,
                    Place: ((TypeDeclarationSyntax)network.TargetNode).Identifier.GetLocation()))
            .Where(static network => network.Declaration is not null)
            .Combine(unanalyzed)
            .Where(static pair => pair.Right)
            .Combine(weights);

        context.RegisterSourceOutput(networks, static (production, found) =>
        {
            var ((network, _), files) = found;
            foreach (Finding finding in Compiler.Check(WeightFiles.Attach(network.Declaration!, files), production.CancellationToken))
            {
                production.ReportDiagnostic(Diagnostic.Create(finding.Rule, network.Place, [.. finding.Arguments]));
            }
        });
    }

    private static bool IsFalse(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
