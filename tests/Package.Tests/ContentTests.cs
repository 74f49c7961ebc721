using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>What lies in the package.</summary>
public class ContentTests(PackedLibrary package)
{
    [Fact]
    public void The_package_holds_libraries_compiler_targets_readme_and_licence_and_nothing_else()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        string[] frame = ["_rels/", "package/", "[Content_Types].xml"]; // of the container format
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "StaticNets.nuspec",
                "analyzers/dotnet/cs/StaticNets.CodeFixes.dll",
                "analyzers/dotnet/cs/StaticNets.Generator.dll",
                "buildTransitive/StaticNets.props",
                "buildTransitive/StaticNets.targets",
                "lib/net10.0/StaticNets.Attributes.dll",
                "lib/net10.0/StaticNets.Attributes.xml",
                "lib/net10.0/StaticNets.Runtime.dll",
                "lib/net10.0/StaticNets.Runtime.xml",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => !frame.Any(name.StartsWith)).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void It_depends_on_tensors_alone()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        XElement specification = XElement.Load(archive.GetEntry("StaticNets.nuspec")!.Open());
        Assert.Equal(["System.Numerics.Tensors"], specification.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value));
    }
}
