using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>What came out of generator, analyzer and C# compiler for one project.</summary>
/// <param name="Output">The project with the emitted files.</param>
/// <param name="Run">What the generator did.</param>
/// <param name="Own">Diagnostics of the analyzer and the generator.</param>
internal sealed record Compiled(Compilation Output, GeneratorRunResult Run, IReadOnlyList<Diagnostic> Own)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new NetworkAnalyzer()];

    /// <summary>Errors and warnings of the C# compiler, without those that the package suppresses.</summary>
    public IReadOnlyList<Diagnostic> CSharp { get; } = Suppress(Output, Output.GetDiagnostics()).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();

    public IEnumerable<Diagnostic> CSharpInEmitted => CSharp.Where(diagnostic => IsEmitted(diagnostic.Location));

    public IEnumerable<Diagnostic> CSharpInSource => CSharp.Where(diagnostic => !IsEmitted(diagnostic.Location));

    public string Source => Xunit.Assert.Single(Run.GeneratedSources).SourceText.ToString();

    public static Compiled Of(params string[] sources) => Of(Compilations.Of(sources));

    public static Compiled Of(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> generated);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        return new Compiled(output, run, [.. Analyze(output), .. generated]);
    }

    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation) =>
        compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>What is left of C#'s diagnostics where the package is.</summary>
    public static IEnumerable<Diagnostic> Suppress(Compilation compilation, IReadOnlyList<Diagnostic> diagnostics) => diagnostics.All(diagnostic => diagnostic.Id != "CS9113")
        ? diagnostics
        : compilation.WithAnalyzers([new BlockParameterSuppressor()]).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    public static GeneratorDriver Driver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static bool IsEmitted(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal) == true;

    /// <summary>Compiles without any diagnostic of ours or of C#'s, with one file for each network.</summary>
    public Compiled IsClean()
    {
        Xunit.Assert.Null(Run.Exception);
        Xunit.Assert.Empty(Own.Select(Text));
        Xunit.Assert.Empty(CSharp.Select(Text));
        return this;
    }

    /// <summary>One kind of diagnostic of ours, none of C#'s outside the source.</summary>
    public Compiled IsRefused(string id)
    {
        Xunit.Assert.Null(Run.Exception);
        Xunit.Assert.Contains(id, Own.Select(diagnostic => diagnostic.Id));
        Xunit.Assert.All(Own, diagnostic => Xunit.Assert.False(diagnostic.Id is "AD0001" or "SN9001" || IsEmitted(diagnostic.Location), Text(diagnostic)));
        Xunit.Assert.Empty(CSharpInEmitted.Select(Text));
        return this;
    }

    public static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.GetLineSpan() + ": " + diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
