using StaticNets.Package.Tests.Support;
using Xunit;

namespace StaticNets.Package.Tests;

/// <summary>A network that does not fit together stops the build, with the one true error, whether analyzers run or not.</summary>
public class WrongNetworkTests(PackedLibrary package)
{
    [Fact]
    public void The_only_error_is_the_true_one_at_its_place()
    {
        OutsideProject project = package.Create("Wrong");

        // With the analyzer: F of the second convolution, [Relu, Conv(8, F = 5)] in line 5. (12 - 5 + 1) / 2 = 4 rows are left for a window of 5.
        OutsideProject.Said said = Assert.Single(project.Build().Said);
        Assert.Equal(("SN1001", "Nets.cs", 5, 16), (said.Id, said.File, said.Line, said.Column));
        Assert.Contains("5x5 window of 'conv2' does not fit its input [4, 4, 4]", said.Text);

        // Without it: the class name in line 6.
        foreach (string off in new[] { "-p:RunAnalyzers=false", "-p:RunAnalyzersDuringBuild=false" })
        {
            OutsideProject.BuildResult built = project.Build("--no-restore", off);
            Assert.NotEqual(0, built.ExitCode);
            OutsideProject.Said plain = Assert.Single(built.Said);
            Assert.Equal((said.Id, said.Text, "Nets.cs", 6, 29), (plain.Id, plain.Text, plain.File, plain.Line, plain.Column));
        }
    }
}
