using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace StaticNets.Runtime.Tests.InstructionSets;

/// <summary>
/// All tests of kernels, activations, loops and vector functions once more, in processes that may not use AVX-512, AVX2 or any intrinsic.
/// </summary>
public sealed partial class InstructionSetTests
{
    private const string Space = "StaticNets.Runtime.Tests.";

    private static readonly string[] Everything = ["-class", Space + "Kernels.*", "-class", Space + "Activations.*", "-class", Space + "Loops.*", "-class", Space + "Simd.*"];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task All_kernel_tests_pass_without_it(string name, int bits)
    {
        (int total, int failed, string output) = await Run(name, Math.Min(bits, Widest()), Everything);

        Assert.True(failed == 0, output);
        Assert.True(total > 1000, output);
    }

    [Fact]
    public async Task A_process_that_keeps_registers_it_should_not_have_is_seen()
    {
        (int total, int failed, string output) = await Run("DOTNET_EnableAVX2", bits: 1024, []);

        Assert.True(total == 1 && failed == 1, output);
    }

    // Other processors have no AVX-512 or no AVX2 to begin with.
    private static int Widest() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static async Task<(int Total, int Failed, string Output)> Run(string name, int bits, string[] filter)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "StaticNets.Runtime.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        ProcessStartInfo start = new(program, [.. filter, "-class", typeof(RegisterTests).FullName!]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[name] = "0";
        start.Environment[RegisterTests.Expected] = bits.ToString();
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Match summary = Summary().Match(output);
        return summary.Success ? (int.Parse(summary.Groups[1].Value), int.Parse(summary.Groups[2].Value), output) : (0, -1, output);
    }

    [GeneratedRegex(@"Total: (\d+), Errors: 0, Failed: (\d+)")]
    private static partial Regex Summary();
}
