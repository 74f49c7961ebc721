using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>Makes projects in memory, as strict as a project can be: nullable, all warnings, warnings as errors.</summary>
internal static class Compilations
{
    /// <summary>What the package's props give every project.</summary>
    public const string Usings = """
        global using StaticNets;
        global using StaticNets.Training;
        global using static StaticNets.Accuracy;
        global using static StaticNets.Activation;
        global using static StaticNets.Element;
        global using static StaticNets.Layout;
        global using static StaticNets.Padding;
        global using static StaticNets.UpsampleMode;
        """;

    public static CSharpParseOptions Parse(LanguageVersion version = LanguageVersion.CSharp14) =>
        new(version, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        optimizationLevel: OptimizationLevel.Release,
        generalDiagnosticOption: ReportDiagnostic.Error,
        nullableContextOptions: NullableContextOptions.Enable,
        // CS1591: test networks have no comments. CS1701: assemblies of one framework version.
        specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1591"] = ReportDiagnostic.Suppress, ["CS1701"] = ReportDiagnostic.Suppress, ["CS8019"] = ReportDiagnostic.Suppress });

    // Made once: what is derived from it shares its symbols of the framework.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Tests.Compiled", [Tree(Usings, "Usings.cs", Parse())], References.All, Options);

    // An array, because Roslyn goes through the trees twice once Empty has been asked for symbols: made anew, they would be others.
    public static CSharpCompilation Of(params string[] sources) =>
        Empty.AddSyntaxTrees(sources.Select((source, i) => Tree(source, "Source" + i + ".cs", Parse())).ToArray());

    public static CSharpCompilation Of(IEnumerable<string> sources, IReadOnlyList<MetadataReference> references, CSharpParseOptions parse) => CSharpCompilation.Create(
        "Tests.Compiled",
        sources.Select((source, i) => Tree(source, "Source" + i + ".cs", parse)).Prepend(Tree(Usings, "Usings.cs", parse)),
        references,
        Options);

    public static SyntaxTree Tree(string source, string path, CSharpParseOptions parse) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), parse, path);
}
