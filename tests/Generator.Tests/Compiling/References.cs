using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Compiling;

/// <summary>What a project that uses StaticNets references. The framework comes from the running one, so nothing is downloaded.</summary>
internal static class References
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("Debug", StringComparison.Ordinal) ? "Debug" : "Release";

    public static string RuntimePath { get; } = Built("Runtime", "net10.0");

    public static string AttributesPath { get; } = Built("Attributes", "netstandard2.0");

    public static string TensorsPath { get; } = Path.Combine(AppContext.BaseDirectory, "System.Numerics.Tensors.dll");

    public static IReadOnlyList<MetadataReference> Framework { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    public static MetadataReference Attributes { get; } = MetadataReference.CreateFromFile(AttributesPath);

    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(RuntimePath);

    public static MetadataReference Tensors { get; } = MetadataReference.CreateFromFile(TensorsPath);

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Framework, Tensors, Attributes, Runtime];

    private static string Built(string project, string framework) =>
        Path.Combine(Repository.Root, "src", project, "bin", Configuration, framework, "StaticNets." + project + ".dll");
}
