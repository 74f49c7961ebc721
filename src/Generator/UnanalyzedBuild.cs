using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

        // Behind the question whether it is needed.
        var networks = context.CompilationProvider
            .Combine(unanalyzed)
            .SelectMany(static (pair, cancel) => pair.Right ? Candidates.NetworksInPlace(pair.Left, cancel) : [])
            .WithTrackingName(StepNames.ReadUnanalyzed)
            .Combine(weights);
        context.RegisterSourceOutput(networks, static (production, found) =>
        {
            var ((declaration, place), files) = found;
            Report(production, place, Compiler.Check(WeightFiles.Attach(declaration, files), production.CancellationToken));
        });

        var blocks = context.CompilationProvider
            .Combine(unanalyzed)
            .SelectMany(static (pair, cancel) => pair.Right ? Candidates.BlocksInPlace(pair.Left, cancel) : []);
        context.RegisterSourceOutput(blocks, static (production, found) => Report(production, found.Place, Compiler.CheckBlock(found.Blocks[0], found.Blocks)));
    }

    private static void Report(SourceProductionContext production, Location place, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            production.ReportDiagnostic(Diagnostic.Create(finding.Rule, place, [.. finding.Arguments]));
        }
    }

    private static bool IsFalse(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
