using System;
using System.IO;
using System.Linq;
using System.Text;
using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>Weights inside a program: embedded, checked against the network by the build, read in place.</summary>
public class EmbeddedWeightsTests(PackedLibrary package)
{
    private const string Good = """{"last.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]},"last.bias":{"dtype":"F32","shape":[2],"data_offsets":[32,40]}}""";
    private const string Item = """<StaticNetsWeights Include="$(Weights)" Network="$(Network)" />""";
    private const string Usings = "<ImplicitUsings>enable</ImplicitUsings><Weights>small.safetensors</Weights><Network>Small</Network>";

    [Fact]
    public void The_build_embeds_weights_that_fit_and_refuses_all_others()
    {
        OutsideProject project = package.Create("Embedding", Usings, Item);
        Write(project.At("small.safetensors"), Good);
        project.BuildCleanly();

        // 1 + 2 + 3 + 4 + 0.5 and 5 + 6 + 7 + 8 - 1
        Assert.Equal(["10.5 25"], project.Run());
        Nothing_is_done_twice(project);
        New_values_are_embedded(project);
        Weights_that_do_not_fit_are_an_error_that_names_every_tensor(project);
        Mistakes_in_the_project_are_named(project);
    }

    private static void Nothing_is_done_twice(OutsideProject project)
    {
        string[] made = [.. Directory.GetFiles(project.At("obj/Release"), "*", SearchOption.AllDirectories).Where(file => file.EndsWith("Embedding.dll", StringComparison.Ordinal) || file.EndsWith("Small.json", StringComparison.Ordinal))];
        Assert.True(made.Length >= 2, "neither the program nor the header was found");
        DateTime[] before = [.. made.Select(File.GetLastWriteTimeUtc)];
        project.BuildCleanly("--no-restore");
        Assert.Equal(before, made.Select(File.GetLastWriteTimeUtc));
    }

    private static void New_values_are_embedded(OutsideProject project)
    {
        Write(project.At("small.safetensors"), Good, scale: 2);
        project.BuildCleanly("--no-restore");
        Assert.Equal(["21 50"], project.Run());
    }

    private static void Weights_that_do_not_fit_are_an_error_that_names_every_tensor(OutsideProject project)
    {
        Write(project.At("other.safetensors"), """{"last.weight":{"dtype":"F32","shape":[4,2],"data_offsets":[0,32]},"first.bias":{"dtype":"F32","shape":[2],"data_offsets":[32,40]}}""");
        OutsideProject.Said said = Assert.Single(project.Build("--no-restore", "-p:Weights=other.safetensors").Said);

        // The class name, line 4 of Small.cs.
        Assert.Equal(("SN1014", "Small.cs", 4, 29), (said.Id, said.File, said.Line, said.Column));
        Assert.EndsWith("'other.safetensors' does not fit the network: 1 missing: 'last.bias' [2]; 1 unexpected: 'first.bias' [2] F32; "
            + "1 of another shape or type: 'last.weight' [4, 2] F32 for [2, 4] F32, F16 or BF16", said.Text);

        Write(project.At("broken.safetensors"), Good.Replace("[2,4]", "[2,-4]", StringComparison.Ordinal));
        OutsideProject.Said broken = Assert.Single(project.Build("--no-restore", "-p:Weights=broken.safetensors").Said);
        Assert.Equal("SN1014", broken.Id);
        Assert.Contains("header is not well-formed", broken.Text);
    }

    private static void Mistakes_in_the_project_are_named(OutsideProject project)
    {
        Assert.Equal("StaticNetsWeights: the file 'absent.safetensors' is not there.", Assert.Single(project.Build("--no-restore", "-p:Weights=absent.safetensors").Said).Text);
        Assert.Contains("names no network; write <StaticNetsWeights Include=\"small.safetensors\" Network=\"ClassName\" />", Assert.Single(project.Build("--no-restore", "-p:Network=").Said).Text);

        File.WriteAllText(project.At("text.safetensors"), "This is text, and not a file of weights.");
        Assert.Contains("this is no safetensors file", Assert.Single(project.Build("--no-restore", "-p:Weights=text.safetensors").Said).Text);

        // The program calls Embedded(), which only a network with weights has.
        OutsideProject.BuildResult unknown = project.Build("--no-restore", "-p:Network=Smaller");
        Assert.Contains(unknown.Said, said => said.Id == "SN1014" && said.Text.Contains("this project has no network 'Smaller'", StringComparison.Ordinal));
    }

    /// <summary>A safetensors file written by hand: 1, 2, … 8, then 0.5 and -1.</summary>
    private static void Write(string path, string header, float scale = 1)
    {
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8, 0.5f, -1];
        byte[] json = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)json.Length), .. json, .. values.SelectMany(value => BitConverter.GetBytes(scale * value))]);
    }
}
