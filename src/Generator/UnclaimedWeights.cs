using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator;

/// <summary>Embedded weights whose network does not exist: the mistake stands in the project file, where no analyzer looks, so the generator reports it.</summary>
internal static class UnclaimedWeights
{
    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkDeclaration> declarations, IncrementalValueProvider<ImmutableArray<EmbeddedWeights>> weights)
    {
        IncrementalValueProvider<ImmutableArray<ClassIdentity>> networks = declarations.Select(static (declaration, _) => declaration.Class).Collect();
        context.RegisterSourceOutput(weights.Combine(networks), static (production, found) =>
        {
            foreach (EmbeddedWeights file in found.Left.Where(file => !found.Right.Any(network => WeightFiles.IsFor(file, network))))
            {
                production.ReportDiagnostic(Diagnostic.Create(Rule.WeightsDoNotFit, Location.None, file.File, "this project has no network '" + file.Network + "'"));
            }
        });
    }
}
