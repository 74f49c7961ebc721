using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// The headers of embedded weights: the package's targets hand each <c>StaticNetsWeights</c> item's header to the compiler as an additional file with
/// the network's class name and the resource's name as metadata.
/// </summary>
internal static class WeightFiles
{
    private const string NetworkKey = "build_metadata.AdditionalFiles.StaticNetsNetwork";
    private const string ResourceKey = "build_metadata.AdditionalFiles.StaticNetsResource";
    private const string SourceKey = "build_metadata.AdditionalFiles.StaticNetsSource";

    public static IncrementalValueProvider<ImmutableArray<EmbeddedWeights>> Find(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancel) => Read(pair.Left, pair.Right, cancel))
            .Where(static weights => weights is not null)
            .Select(static (weights, _) => weights!)
            .Collect();

    public static ImmutableArray<EmbeddedWeights> Find(AnalyzerOptions options, System.Threading.CancellationToken cancel) =>
        [.. options.AdditionalFiles.Select(file => Read(file, options.AnalyzerConfigOptionsProvider, cancel)).Where(weights => weights is not null).Select(weights => weights!)];

    public static NetworkDeclaration Attach(NetworkDeclaration declaration, ImmutableArray<EmbeddedWeights> weights) =>
        weights.FirstOrDefault(file => IsFor(file, declaration.Class)) is { } found ? declaration with { Weights = found } : declaration;

    // A full name says which network is meant; a short one will do where there is no other of that name.
    public static bool IsFor(EmbeddedWeights file, ClassIdentity network) =>
        file.Network == network.MetadataName || file.Network == network.Plain;

    private static EmbeddedWeights? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, System.Threading.CancellationToken cancel)
    {
        AnalyzerConfigOptions own = options.GetOptions(file);
        if (!own.TryGetValue(NetworkKey, out string? network) || string.IsNullOrEmpty(network) || !own.TryGetValue(ResourceKey, out string? resource))
        {
            return null;
        }

        string source = own.TryGetValue(SourceKey, out string? given) && !string.IsNullOrEmpty(given) ? given! : resource;
        return new EmbeddedWeights(network!, resource, source, file.GetText(cancel)?.ToString() ?? "");
    }
}
