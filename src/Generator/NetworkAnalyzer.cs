using System.Collections.Generic;
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
        if (type.GetAttributes().Any(attribute => attribute.AttributeClass is { } marker && DeclarationReader.MetadataName(marker) == Names.Network))
        {
            NetworkDeclaration declaration = DeclarationReader.ReadSafely(type, context.Compilation, context.CancellationToken);
            declaration = WeightFiles.Attach(declaration, WeightFiles.Find(context.Options, context.CancellationToken));
            Report(context, type, Compiler.Check(declaration, context.CancellationToken));
        }

        if (BlockReader.IsChecked(type))
        {
            IReadOnlyList<BlockDefinition> blocks = BlockReader.Read(type, context.Compilation, context.CancellationToken);
            Report(context, type, Compiler.CheckBlock(blocks[0], blocks));
        }
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Location place = Locator.Find(type, finding.Site, context.CancellationToken);
            IEnumerable<Location> inner = Locator.Inner(type, finding.Site, context.CancellationToken).Where(location => location.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree));
            context.ReportDiagnostic(Diagnostic.Create(finding.Rule, place, inner, [.. finding.Arguments]));
        }
    }
}
