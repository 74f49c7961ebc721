using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator;

/// <summary>Wires the compiler into the build. Reads, compiles, writes; decides nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The transform runs for every network on every edit, so it only copies values out of the symbol.
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.Network,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (network, cancel) => DeclarationReader.IsFirstPart((INamedTypeSymbol)network.TargetSymbol, network.TargetNode)
                    ? DeclarationReader.ReadSafely((INamedTypeSymbol)network.TargetSymbol, network.SemanticModel.Compilation, cancel)
                    : null)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(StepNames.Declare);

        IncrementalValueProvider<ImmutableArray<EmbeddedWeights>> weights = WeightFiles.Find(context);

        // Runs only when a declaration changed by value: a comment, a rename elsewhere or a new line does not get here.
        IncrementalValuesProvider<CompiledNetwork> networks = declarations
            .Combine(weights)
            .Select(static (pair, _) => WeightFiles.Attach(pair.Left, pair.Right))
            .Select(static (declaration, cancel) => Compiler.Compile(declaration, cancel))
            .WithTrackingName(StepNames.Compile);

        context.RegisterSourceOutput(networks, static (production, network) =>
        {
            if (network.Source.Length > 0)
            {
                production.AddSource(network.HintName, SourceText.From(network.Source, Encoding.UTF8));
            }
        });

        UnanalyzedBuild.Report(context, weights);
        UnclaimedWeights.Report(context, declarations, weights);
    }
}

/// <summary>Names of the pipeline steps; the tests of incrementality read them back.</summary>
internal static class StepNames
{
    public const string Declare = nameof(Declare);
    public const string Compile = nameof(Compile);
    public const string ReadUnanalyzed = nameof(ReadUnanalyzed);
}
