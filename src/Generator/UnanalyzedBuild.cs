using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

        // The transform runs on every edit, analyzers or not, so it takes the place alone; what is to be read is read behind the question whether it is needed.
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.Network,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (network, _) => ((TypeDeclarationSyntax)network.TargetNode).Identifier.GetLocation())
            .Combine(unanalyzed)
            .Where(static pair => pair.Right)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancel) => (Declaration: Read(pair.Left.Left, pair.Right, cancel), Place: pair.Left.Left))
            .WithTrackingName(StepNames.ReadUnanalyzed)
            .Where(static network => network.Declaration is not null)
            .Combine(weights);

        context.RegisterSourceOutput(networks, static (production, found) =>
        {
            var (network, files) = found;
            foreach (Finding finding in Compiler.Check(WeightFiles.Attach(network.Declaration!, files), production.CancellationToken))
            {
                production.ReportDiagnostic(Diagnostic.Create(finding.Rule, network.Place, [.. finding.Arguments]));
            }
        });
    }

    private static NetworkDeclaration? Read(Location place, Compilation compilation, CancellationToken cancel)
    {
        SyntaxTree tree = place.SourceTree!;
        SyntaxNode part = tree.GetRoot(cancel).FindToken(place.SourceSpan.Start).Parent!;
        return compilation.GetSemanticModel(tree).GetDeclaredSymbol(part, cancel) is INamedTypeSymbol type && DeclarationReader.IsFirstPart(type, part)
            ? DeclarationReader.ReadSafely(type, compilation, cancel)
            : null;
    }

    private static bool IsFalse(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
