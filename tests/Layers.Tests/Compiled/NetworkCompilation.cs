using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>Networks compiled from text by the generator that users have, and loaded into this process.</summary>
internal sealed class NetworkCompilation
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    // Kept, so that Roslyn reads the framework once for all compilations.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Empty",
        references: References().Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999));

    private readonly CSharpCompilation source;
    private readonly Lazy<Compilation> complete;
    private readonly Lazy<IReadOnlyList<Func<ulong, INet>>> constructors;

    /// <summary>Networks of these configurations; nothing is compiled yet.</summary>
    /// <param name="name">Of the assembly.</param>
    /// <param name="configurations">What to compile.</param>
    public NetworkCompilation(string name, IReadOnlyList<LayerConfiguration> configurations)
    {
        source = Empty.WithAssemblyName(name).AddSyntaxTrees(CSharpSyntaxTree.ParseText(NetworkSource.Of(configurations), Language));
        complete = new(() => Generate().Complete);
        constructors = new(Load);
    }

    /// <summary>The constructor of each network, from a seed.</summary>
    public IReadOnlyList<Func<ulong, INet>> Constructors => constructors.Value;

    /// <summary>Runs the generator: the emitted files by name, in the current culture.</summary>
    public IReadOnlyDictionary<string, string> Emit() =>
        Generate().Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>Errors and warnings of the C# compiler and of the analyzer.</summary>
    public IReadOnlyList<Diagnostic> Complaints()
    {
        Compilation all = complete.Value;
        ImmutableArray<Diagnostic> analyzed = all
            .WithAnalyzers([new NetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        return [.. all.GetDiagnostics().Concat(analyzed).Where(found => found.Severity >= DiagnosticSeverity.Warning)];
    }

    private (Compilation Complete, GeneratorRunResult Result) Generate()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Language);
        driver = driver.RunGeneratorsAndUpdateCompilation(source, out Compilation all, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics.IsEmpty
            ? (all, driver.GetRunResult().Results.Single())
            : throw new InvalidOperationException(string.Join('\n', diagnostics));
    }

    private IReadOnlyList<Func<ulong, INet>> Load()
    {
        using MemoryStream image = new();
        var emitted = complete.Value.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Take(20).Select(Quoted)));
        }

        Type factory = Assembly.Load(image.ToArray()).GetType(NetworkSource.Factory, throwOnError: true)!;
        return (IReadOnlyList<Func<ulong, INet>>)factory.GetField("All")!.GetValue(null)!;
    }

    private static string Quoted(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return $"{diagnostic}: {diagnostic.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line]}";
    }

    /// <summary>The framework, what a user of the package references, and this assembly for <see cref="INet"/>.</summary>
    private static IEnumerable<string> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework && !path.EndsWith("System.Numerics.Tensors.dll", StringComparison.Ordinal))
            .Append(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location)
            .Append(typeof(NetworkCore).Assembly.Location)
            .Append(typeof(INet).Assembly.Location)
            .Append(Path.Combine(AppContext.BaseDirectory, "StaticNets.Attributes.dll"));
    }
}
