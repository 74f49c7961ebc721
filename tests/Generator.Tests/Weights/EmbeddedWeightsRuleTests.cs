using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Weights;

/// <summary>SN1014: the header of a file that a project embeds, beside the network's tensors.</summary>
public class EmbeddedWeightsRuleTests
{
    private const string Network = "[Network, Input(4), Dense(2)] public sealed partial class Net;";
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    [Fact]
    public async Task A_file_that_fits_is_taken() =>
        Assert.Empty(await Said("{" + Bias + ",\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[8,40]}}"));

    [Fact]
    public async Task SN1014_another_shape_and_an_unexpected_tensor()
    {
        Diagnostic said = Assert.Single(await Said("{" + Bias + ",\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[8,40]},\"x\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[40,44]}}"));
        Assert.Equal(("SN1014", "Net"), (said.Id, Spanned(said)));
        string message = said.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("net.safetensors", message);
        Assert.Contains("1 unexpected: 'x' [] F32; 1 of another shape or type: 'dense1.weight' [4, 2] F32 for [2, 4] F32, F16 or BF16", message);
    }

    [Fact]
    public async Task SN1014_a_missing_tensor() =>
        Assert.Contains("1 missing: 'dense1.weight' [2, 4]", Assert.Single(await Said("{" + Bias + "}")).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task SN1014_a_header_that_is_none() => Assert.Contains(
        "its header is not well-formed: at character 0, '{' is expected", Assert.Single(await Said("no header")).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<Diagnostic>> Said(string header)
    {
        Options options = new([], new()
        {
            ["build_metadata.AdditionalFiles.StaticNetsNetwork"] = "Net",
            ["build_metadata.AdditionalFiles.StaticNetsResource"] = "net.safetensors",
        });
        AnalyzerOptions files = new([new AdditionalFile("net.header", header)], options);
        return await Compilations.Of(Network)
            .WithAnalyzers([new NetworkAnalyzer()], files)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static string Spanned(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
