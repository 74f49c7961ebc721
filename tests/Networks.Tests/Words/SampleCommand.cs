using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Spectre.Console;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

/// <summary>A sample's commands as a person types them, on little that is made up.</summary>
internal static class SampleCommand
{
    /// <param name="create">Its command line.</param>
    /// <param name="made">Options that make little.</param>
    /// <param name="last">How the last line begins.</param>
    /// <param name="files">What is left, in the order of names.</param>
    /// <param name="then">What uses the weights.</param>
    public static void Check(Func<IAnsiConsole, RootCommand> create, string[] made, string last, string[] files, string[]? then)
    {
        using TemporaryFolder folder = new();

        (int code, string[] lines) = Run(create, [.. made, "--epochs", "1", "--batch", "16", "--out", folder["results"]]);

        Assert.Equal(0, code);
        Assert.StartsWith(last, lines[^1], StringComparison.Ordinal);
        Assert.Equal(files, Directory.GetFiles(folder["results"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (then is not null)
        {
            Assert.Equal(0, Run(create, [.. then, "--out", folder["results"]]).Code);
            Assert.Contains("--out", Assert.ThrowsAny<IOException>(() => Run(create, [.. then, "--out", folder["none"]])).Message);
        }
    }

    private static (int Code, string[] Lines) Run(Func<IAnsiConsole, RootCommand> create, string[] arguments)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        int code = create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return (code, text.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }
}
