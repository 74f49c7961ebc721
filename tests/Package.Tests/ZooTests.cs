using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>Every network of the Zoo in a project outside the repository, over the blocks that come with the package: their defaults must be recorded there.</summary>
public partial class ZooTests(PackedLibrary package)
{
    [Fact]
    public void Every_network_compiles_against_the_packed_blocks_with_its_published_number_of_parameters()
    {
        OutsideProject project = package.Create("Zoo", "<ImplicitUsings>disable</ImplicitUsings>");
        Dictionary<string, string> documented = [];
        foreach (string file in Directory.GetFiles(Path.Combine(PackedLibrary.Repository, "samples", "Zoo", "Networks"), "*.cs"))
        {
            File.Copy(file, project.At(Path.GetFileName(file)));
            documented[Path.GetFileNameWithoutExtension(file)] = Documented().Match(File.ReadAllText(file)).Groups[1].Value.Replace(",", "", StringComparison.Ordinal);
        }

        project.BuildCleanly();

        Dictionary<string, string> found = project.Run().Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1]);
        Assert.True(found.Remove("Outside", out string? own));
        Assert.NotEqual("0", own);
        Assert.Equal(documented.OrderBy(pair => pair.Key, StringComparer.Ordinal), found.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal("25557032", found["ResNet50"]);
    }

    // The doc comment of each network begins its remarks with the published number, which the Zoo's own tests compare with the constant.
    [GeneratedRegex(@"([0-9]{1,3}(,[0-9]{3})+) parameters")]
    private static partial Regex Documented();
}
