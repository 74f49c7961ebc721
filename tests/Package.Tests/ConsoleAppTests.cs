using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>A console program outside the repository: declares, trains, saves, loads.</summary>
public class ConsoleAppTests(PackedLibrary package)
{
    private const string Strict = """
        <ImplicitUsings>enable</ImplicitUsings>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <WarningLevel>9999</WarningLevel>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        """;

    [Fact]
    public void It_builds_without_a_warning_at_the_highest_level_and_learns_saves_and_loads()
    {
        OutsideProject project = package.Create("Digits", Strict);
        project.BuildCleanly();
        Assert.Equal(
            [
                // 61,706 is LeNet-5's published count; 2 filters of 2x3x3 and their 2 biases.
                "parameters 61706 38",
                "lengths 1024 10 40",

                // 28*28*6*25 + 10*10*16*150 + 400*120 + 120*84 + 84*10
                "multiply-adds 416520",
                "loss falls True from about ln 10: True",
                "same scores True of 40",
                "metric of 4 in 0..1: True",
            ],
            project.Run());
    }

    [Fact]
    public void NativeAOT_gets_AVX2_on_x64_unless_the_project_says_otherwise()
    {
        OutsideProject project = package.Create("Digits", "<ImplicitUsings>enable</ImplicitUsings>");
        Assert.Equal(0, Dotnet.Run(project.Folder, "restore").ExitCode);

        string[] native = ["-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64"];
        Assert.Equal("x86-64-v3", project.Property("IlcInstructionSet", native));
        Assert.Equal("x86-64-v4", project.Property("IlcInstructionSet", [.. native, "-p:StaticNetsInstructionSet=v4"]));
        Assert.Equal("", project.Property("IlcInstructionSet", [.. native, "-p:StaticNetsInstructionSet=baseline"]));
        Assert.Equal("x86-64-v2", project.Property("IlcInstructionSet", [.. native, "-p:IlcInstructionSet=x86-64-v2"]));
        Assert.Equal("", project.Property("IlcInstructionSet", "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-arm64"));
        Assert.Equal("", project.Property("IlcInstructionSet", "-p:RuntimeIdentifier=linux-x64"));
    }
}
