using System.IO;
using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>A library with blocks and a program that uses them, both outside the repository and with the package alone.</summary>
public class BlockLibraryTests(PackedLibrary package)
{
    private const string Strict = "<ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningLevel>9999</WarningLevel><GenerateDocumentationFile>true</GenerateDocumentationFile>";

    [Fact]
    public void A_program_has_the_defaults_that_the_library_records()
    {
        OutsideProject library = package.Create("Blocks", Strict + "<OutputType>Library</OutputType>");

        // CS9113, the unread parameter k, is no error there.
        library.BuildCleanly();

        OutsideProject program = package.Create("Uses", "<ImplicitUsings>enable</ImplicitUsings>", $"<ProjectReference Include=\"{Path.Combine(library.Folder, "Blocks.csproj")}\" />");
        program.BuildCleanly();
        Assert.Equal(
            [
                // 4*3*9 + 2*4, 4*4*9 + 2*4, the projection 4*3 + 2*4, and with S = 2 a dense layer over 4*4*4 values: 2*64 + 2.
                "418",
                "Conv BatchNorm Silu Conv BatchNorm Conv BatchNorm Sum Relu Flatten Dense",
            ],
            program.Run());
    }
}
