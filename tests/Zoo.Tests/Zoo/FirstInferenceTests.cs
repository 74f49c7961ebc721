using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>
/// How many kernels the JIT compiles before ResNet-50's first result is there: its layers share them. Counted are the methods of the kernels, products, tiles and loops that the JIT
/// optimises when they are first called, a millisecond each; what it compiles without optimising (sizes, checks, entry points) takes 0.1 ms each. Methods that it compiles anew in the background are not counted.
/// </summary>
public sealed partial class FirstInferenceTests
{
    private const string Report = "DOTNET_JitStdOutFile";

    [Fact]
    public void The_first_result_is_finite()
    {
        float[] scores = new float[ResNet50.OutputLength];
        new ResNet50(seed: 1).Forward(new float[ResNet50.InputLength], scores);

        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public async Task At_most_60_kernels_are_compiled_for_the_first_result()
    {
        string[] compiled = await CompiledKernels($"{typeof(FirstInferenceTests).FullName}.{nameof(The_first_result_is_finite)}");

        Assert.True(compiled.Length is > 10 and <= 60, string.Join('\n', compiled));
    }

    /// <summary>Negative control: a run that does not infer compiles no kernel.</summary>
    [Fact]
    public async Task Without_an_inference_none_is_compiled()
    {
        Assert.Empty(await CompiledKernels($"{typeof(FirstInferenceTests).FullName}.{nameof(The_description_names_the_layers)}"));
    }

    [Fact]
    public void The_description_names_the_layers() => Assert.Contains("layer4.2.conv3", ResNet50.Description.Summary());

    private static async Task<string[]> CompiledKernels(string test)
    {
        string report = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string program = Path.Combine(AppContext.BaseDirectory, "StaticNets.Zoo.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        ProcessStartInfo start = new(program, ["-method", test]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Report] = report;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            // What the run says and not how the process ends, which may fail over its report once the run is over.
            Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
            string[] lines = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
            return [.. lines.Select(line => Optimised().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()];
        }
        finally
        {
            File.Delete(report);
        }
    }

    // "  12: JIT compiled StaticNets.Runtime.Tiles.Broadcast16:Strided12x2(byref) [FullOpts, IL size=2473, code size=1618]"; also "[Tier-0 switched to FullOpts, …".
    [GeneratedRegex(@"JIT compiled (StaticNets\.Runtime\.(?:Kernels|Gemm|Tiles|Loops)\..*) \[(?:Tier-0 switched to )?FullOpts,")]
    private static partial Regex Optimised();
}
