using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator;

/// <summary>Runs the same check as the generator and puts each finding on the attribute, or the argument, that it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rule.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A network in a file that some other tool made is checked like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(attribute => attribute.AttributeClass is { } marker && DeclarationReader.MetadataName(marker) == Names.Network))
        {
            return;
        }

        NetworkDeclaration declaration = DeclarationReader.ReadSafely(type, context.Compilation, context.CancellationToken);
        declaration = WeightFiles.Attach(declaration, WeightFiles.Find(context.Options, context.CancellationToken));
        foreach (Finding finding in Compiler.Check(declaration, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(finding.Rule, Locator.Find(type, finding.Site, context.CancellationToken), [.. finding.Arguments]));
        }
    }
}
