using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using StaticNets.Runtime.Kernels;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>The program that checks kernels as native code, on other processors too (tests/NativeChecks), names every one of them.</summary>
public sealed class NativeCoverageTests
{
    [Fact]
    public void Every_kernel_is_called_by_the_native_checks()
    {
        Assert.Empty(Kernels().Except(Called()));
    }

    /// <summary>Negative control: the kernels and the calls are found, and one that is not there is not.</summary>
    [Fact]
    public void Kernels_and_calls_are_found()
    {
        Assert.Contains("Conv.BackwardWeights", Kernels());
        Assert.Contains("Conv.BackwardWeights", Called());
        Assert.DoesNotContain("Conv.BackwardNothing", Called());
    }

    private static HashSet<string> Kernels() =>
    [
        .. typeof(Conv).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: true, IsSealed: true, Namespace: "StaticNets.Runtime.Kernels" or "StaticNets.Runtime.Loops" })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(void)).Select(method => $"{type.Name}.{method.Name}")),
    ];

    private static HashSet<string> Called([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "NativeChecks", "Kernels");
        return [.. Directory.EnumerateFiles(folder, "*.cs").SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\b([A-Z]\w+\.[A-Z]\w+)(?=[(<])").Select(match => match.Value))];
    }
}
