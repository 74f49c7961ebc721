extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using compiler::StaticNets.Generator.Declaration;
using compiler::StaticNets.Generator.Graph;
using compiler::StaticNets.Generator.Ir;
using compiler::StaticNets.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNets.Generator.Tests;
using Pipeline = compiler::StaticNets.Generator.Compiler;

namespace StaticNets.Benchmarks.Compiling;

/// <summary>The networks of the benchmark and of the Zoo as the compiler sees them, read from their sources in this repository.</summary>
internal static class DeclaredNetworks
{
    private static readonly string[] Folders = ["tests/Benchmarks/Networks", "samples/Zoo/Networks"];

    // What the package's props give every project.
    private static readonly string Usings = string.Concat(XDocument.Load(Path.Combine(Repository.Root, "src/Runtime/buildTransitive/StaticNets.props")).Descendants("Using")
        .Select(use => $"global using {(use.Attribute("Static") is null ? "" : "static ")}{use.Attribute("Include")!.Value};\n"));

    private static readonly Lazy<IReadOnlyList<NetworkDeclaration>> Declarations = new(Read);

    private static readonly CSharpCompilation Sources = CSharpCompilation.Create(
        "Networks",
        [.. Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs").Order(StringComparer.Ordinal)).Select(File.ReadAllText).Append(Usings).Select(Parse)],
        [.. ReferencePaths().Select(path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>A network with all its programs.</summary>
    /// <param name="type">Its class, with its namespace.</param>
    /// <param name="sources">C# that declares it, if the repository's files do not.</param>
    public static NetworkPlan Plan(string type, params string[] sources)
    {
        (NetworkPlan? plan, IReadOnlyList<Finding> findings) = Pipeline.Plan(Find(sources.Length == 0 ? Declarations.Value : Candidates.Networks(With(sources), default), type), default);
        return plan ?? throw new InvalidOperationException($"The compiler rejects {type}: {findings[0]}");
    }

    /// <summary>The project with further files.</summary>
    public static CSharpCompilation With(params string[] sources) => Sources.AddSyntaxTrees(Array.ConvertAll(sources, Parse));

    /// <summary>A network with all shapes known.</summary>
    /// <param name="type">Its class, with its namespace.</param>
    public static CheckedNetwork Checked(string type)
    {
        NetworkDeclaration declaration = Find(Declarations.Value, type);
        (Graph? graph, _) = GraphBuilder.Build(declaration);
        return (graph is null ? null : ShapeChecker.Check(declaration, graph).Network) ?? throw new InvalidOperationException($"The compiler rejects {type}.");
    }

    /// <summary>C# as the networks are written in it.</summary>
    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.CSharp14));

    private static NetworkDeclaration Find(IEnumerable<NetworkDeclaration> declarations, string type) =>
        declarations.FirstOrDefault(declaration => declaration.Class.MetadataName == type) ?? throw new InvalidOperationException($"No network {type} is declared in {string.Join(" or ", Folders)}.");

    private static IReadOnlyList<NetworkDeclaration> Read() => [.. Candidates.Networks(Sources, default)];

    // The framework and what a user of the library references; not the compiler, which has the attribute classes once more.
    private static IEnumerable<string> ReferencePaths() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "StaticNets.Attributes.dll" or "StaticNets.Runtime.dll" or "System.Numerics.Tensors.dll" || Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location));
}
