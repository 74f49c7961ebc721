using System;
using System.IO;

namespace StaticNets.Generator.Tests;

/// <summary>The files of this repository, found upwards from the test's own.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "StaticNets.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not lie in the repository of StaticNets.sln."));
}
