using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Determinism;

/// <summary>The same text in every culture, from every kind of line end, in every order of files, in every process.</summary>
public class DeterminismTests
{
    // Negative and fractional numbers, thousands, names that cultures sort or capitalise differently.
    private static readonly string[] Sources =
    [
        """
        namespace A;

        [Network, Input(3, 32, 32, Layout = Interleaved)]
        [Conv(16, F = "3x5", P = "1,2", Name = "iI"), BatchNorm(Epsilon = 1.5e-7, Momentum = 0.01), LeakyRelu(-0.25)]
        [MaxPool, Conv(16, Name = "ı"), Elu(1e-20), Dropout(0.1)]
        [Flatten, Dense(1200, Name = "ä"), Celu(0.3f), Dense(10, Name = "z"), Dense(3, Name = "å")]
        public sealed partial class Images;
        """,
        "namespace B;\n\n[Network, Input(20, 6)]\n[Conv1D(8, F = 3), LayerNorm(Epsilon = 1e-6), Gelu, Flatten]\n[Dense(3)]\npublic sealed partial class İi;\n",
        "namespace B; [Network, Input(4), Dense(-3)] public sealed partial class Wrong; [Network, Input(5), Dense(3), LeakyRelu(float.Epsilon)] public sealed partial class öz;",
    ];

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fi-FI")]
    [InlineData("da-DK")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void In_every_culture(string culture)
    {
        string expected = EmittedText.Of(Sources);
        string messages = Messages();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, EmittedText.Of(Sources));
            Assert.Equal(messages, Messages());
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void The_cultures_differ_in_what_they_print()
    {
        // U+2212 for minus, a comma for the point, a capital with a dot: if none of these were so, the test above would show nothing.
        Assert.Equal("\u22121,5", (-1.5).ToString(CultureInfo.GetCultureInfo("sv-SE")));
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
    }

    [Fact]
    public void From_both_kinds_of_line_ends()
    {
        string[] unix = Sources.Select(source => source.Replace("\r\n", "\n", StringComparison.Ordinal)).ToArray();
        string[] windows = unix.Select(source => source.Replace("\n", "\r\n", StringComparison.Ordinal)).ToArray();
        Assert.NotEqual(unix, windows);
        string text = EmittedText.Of(windows);
        Assert.Equal(EmittedText.Of(unix), text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void In_every_order_of_files()
    {
        string expected = EmittedText.Of(Sources);
        Assert.Equal(expected, EmittedText.Of(Sources[1], Sources[2], Sources[0]));
        Assert.Equal(expected, EmittedText.Of(Sources[2], Sources[1], Sources[0]));
    }

    [Fact]
    public void In_other_processes_whose_strings_hash_differently()
    {
        string folder = Directory.CreateTempSubdirectory("staticnets-emit-once").FullName;
        try
        {
            string[] paths = Sources.Select((source, i) => Path.Combine(folder, i + ".cs")).ToArray();
            for (int i = 0; i < paths.Length; i++)
            {
                File.WriteAllText(paths[i], Sources[i]);
            }

            string expected = EmittedText.Hash(Sources);
            Assert.Equal(expected, Other("sv-SE", paths));
            Assert.Equal(expected, Other("tr-TR", paths));
            Assert.NotEqual(expected, Other("", paths[..2]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Messages() => string.Join("\n", Compiled.Of(Sources).Own.Select(Compiled.Text));

    private static string Other(string culture, string[] paths)
    {
        string program = AppContext.BaseDirectory.Replace("Generator.Tests", "EmitOnce", StringComparison.Ordinal) + "StaticNets.EmitOnce.dll";
        ProcessStartInfo start = new("dotnet", [program, culture, .. paths]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
