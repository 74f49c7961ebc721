using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
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
        // Runs at every edit, for all networks, so it reads only those that the edit can have touched.
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.CompilationProvider
            .SelectMany(static (compilation, cancel) => Candidates.Networks(compilation, cancel))
            .WithTrackingName(StepNames.Declare);

        IncrementalValueProvider<ImmutableArray<EmbeddedWeights>> weights = WeightFiles.Find(context);

        // Runs only when a declaration changed by value: a comment, a rename elsewhere or a new line does not get here.
        IncrementalValuesProvider<CompiledNetwork> networks = declarations
            .Combine(weights)
            .Select(static (pair, _) => WeightFiles.Attach(pair.Left, pair.Right))
            .Select(static (declaration, cancel) => Compiler.Compile(declaration, cancel))
            .WithTrackingName(StepNames.Compile);

        context.RegisterSourceOutput(networks, Add);

        IncrementalValueProvider<CompiledNetwork> defaults = context.CompilationProvider
            .Select(static (compilation, cancel) => Candidates.Defaults(compilation, cancel))
            .WithTrackingName(StepNames.ReadDefaults)
            .Select(static (records, _) => Compiler.Record(records));
        context.RegisterSourceOutput(defaults, Add);

        UnanalyzedBuild.Report(context, weights);
        UnclaimedWeights.Report(context, declarations, weights);
    }

    private static void Add(SourceProductionContext production, CompiledNetwork file)
    {
        if (file.Fault is { } fault)
        {
            production.ReportDiagnostic(Diagnostic.Create(fault.Rule, Location.None, [.. fault.Arguments]));
        }

        if (file.Source.Length > 0)
        {
            production.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
        }
    }
}

/// <summary>Names of the pipeline steps; the tests of incrementality read them back.</summary>
internal static class StepNames
{
    public const string Declare = nameof(Declare);
    public const string Compile = nameof(Compile);
    public const string ReadDefaults = nameof(ReadDefaults);
    public const string ReadUnanalyzed = nameof(ReadUnanalyzed);
}
