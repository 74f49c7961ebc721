using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Incremental;

/// <summary>With analyzers off the generator reports what they would; with them on it does not even read a declaration for that.</summary>
public class UnanalyzedBuildTests
{
    private const string Wrong = "[Network, Input(4), Dense(0)] public sealed partial class Net;";

    [Theory]
    [InlineData("RunAnalyzers", "false", 1)]
    [InlineData("RunAnalyzersDuringBuild", "False", 1)]
    [InlineData("RunAnalyzers", "true", 0)]
    [InlineData("RunAnalyzers", "", 0)]
    [InlineData("Other", "false", 0)]
    public void A_declaration_is_read_for_it_only_where_analyzers_are_off(string property, string value, int times)
    {
        CSharpCompilation compilation = Compilations.Of(Wrong);
        GeneratorDriver driver = Compiled.Driver(compilation).WithUpdatedAnalyzerConfigOptions(new Options(new() { ["build_property." + property] = value }));
        GeneratorRunResult run = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Equal(times, run.TrackedSteps.TryGetValue(StepNames.ReadUnanalyzed, out var steps) ? steps.Sum(step => step.Outputs.Length) : 0);

        Assert.Equal(times == 0 ? [] : Compiled.Analyze(compilation).Select(Said), run.Diagnostics.Select(Said));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(Wrong.IndexOf("Net;", System.StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start));

        static string Said(Diagnostic diagnostic) => diagnostic.Id + " " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
