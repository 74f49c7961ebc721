using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;

namespace StaticNets.Generator.Tests.Determinism;

/// <summary>Everything that the generator emits for some files, as one text.</summary>
internal static class EmittedText
{
    public static string Of(params string[] sources)
    {
        CSharpCompilation compilation = Compilations.Of(sources);
        GeneratorRunResult run = CSharpGeneratorDriver.Create(new NetworkGenerator()).WithUpdatedParseOptions(Compilations.Parse())
            .RunGenerators(compilation).GetRunResult().Results.Single();
        return string.Join("\n", run.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => "// " + source.HintName + "\n" + source.SourceText));
    }

    public static string Hash(params string[] sources) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(sources))));
}
