using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declaration;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Blocks;

/// <summary>Reads networks and their blocks out of sources and libraries made in memory.</summary>
internal static class Declarations
{
    public const string Net = "Net";

    /// <summary>The declaration of the class <c>Net</c>.</summary>
    public static NetworkDeclaration Of(Compilation compilation) =>
        DeclarationReader.Read(compilation.GetTypeByMetadataName(Net)!, compilation, CancellationToken.None);

    public static NetworkDeclaration Of(string source, params MetadataReference[] libraries) => Of(With(libraries, source));

    /// <summary>A block by itself, whoever uses it.</summary>
    public static BlockDefinition Define(string source, string type)
    {
        Compilation compilation = Compilations.Of(source);
        return new BlockReader(compilation, CancellationToken.None).Define(compilation.GetTypeByMetadataName(type)!);
    }

    public static CSharpCompilation With(IEnumerable<MetadataReference> libraries, params string[] sources) =>
        Compilations.Of(sources).AddReferences(libraries);

    /// <summary>A library of blocks as a file: what others see of it is its metadata alone.</summary>
    /// <param name="generated">False for one that was built without the generator.</param>
    public static MetadataReference Library(string name, string source, bool generated = true, params MetadataReference[] references)
    {
        // CS9113: blocks do not read their parameters; that this is no error is the suppressor's.
        CSharpCompilation compilation = With(references, source).WithAssemblyName(name);
        compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        Compilation output = compilation;
        if (generated)
        {
            Compiled.Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out output, out _);
        }

        using MemoryStream file = new();
        Assert.Empty(output.Emit(file).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Compiled.Text));
        return MetadataReference.CreateFromImage(file.ToArray());
    }

    public static BlockDefinition Block(this NetworkDeclaration declaration, string type) => declaration.Blocks.Single(block => block.Type == type);

    public static BlockParameter Parameter(this BlockDefinition block, string name) => block.Parameters.Single(parameter => parameter.Name == name);
}
