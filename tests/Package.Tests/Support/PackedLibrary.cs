using System;
using System.IO;
using System.Linq;
using System.Reflection;
using StaticNets.Package.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedLibrary))]

namespace StaticNets.Package.Tests.Support;

/// <summary>The package, made once for all tests from what has been built, in a folder of its own with a version that no other run has.</summary>
public sealed class PackedLibrary : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnets-package-").FullName;

    /// <summary>Packs.</summary>
    public PackedLibrary()
    {
        // A version of its own: NuGet never looks twice at a version that it has unpacked once.
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        (int exit, string output) = Dotnet.Run(
            Path.Combine(Repository, "src", "Runtime"), "pack", "--no-build", "-c", Metadata("Configuration"), "-o", Feed, $"-p:PackageVersion={Version}", "-m:1", "-nodeReuse:false");
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        File = Directory.GetFiles(Feed).Single();
    }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The .nupkg.</summary>
    public string File { get; }

    /// <summary>The root of the repository.</summary>
    public static string Repository => Metadata("Repository");

    private string Feed => Path.Combine(folder, "feed");

    /// <summary>A new project outside the repository that references the package.</summary>
    /// <param name="name">Name of the project, and of the folder in Projects whose files it takes.</param>
    /// <param name="properties">Properties of the project, as XML.</param>
    /// <param name="items">Items of the project, as XML.</param>
    internal OutsideProject Create(string name, string properties = "", string items = "")
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}")).FullName;
        foreach (string source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Projects", name)))
        {
            System.IO.File.Copy(source, Path.Combine(place, Path.GetFileName(source)));
        }

        System.IO.File.WriteAllText(Path.Combine(place, "nuget.config"), $"<configuration><packageSources><add key=\"packed\" value=\"{Feed}\" /></packageSources></configuration>");
        System.IO.File.WriteAllText(Path.Combine(place, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StaticNets" Version="{Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        return new OutsideProject(place, name);
    }

    /// <summary>Removes the folder and what NuGet unpacked.</summary>
    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string unpacked = Path.Combine(packages, "staticnets", Version);
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string Metadata(string key) =>
        typeof(PackedLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
