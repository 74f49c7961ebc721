using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using CharText.Commands;
using Spectre.Console;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.CharTexts;

/// <summary>The command as a person types it.</summary>
public class CommandTests
{
    /// <summary>ln 4 nats are what characters cost of which all four are as likely; that three of them follow each other in turn is soon learned.</summary>
    [Theory]
    [InlineData("gru", "4")]
    [InlineData("gpt", "1")]
    public void It_learns_a_simple_text_and_leaves_what_writing_needs(string model, string batch)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["text"], string.Concat(Enumerable.Repeat("abc.", 3000)));

        string[] lines = Run("--model", model, "--data", folder["text"], "--epochs", "3", "--batch", batch, "--out", folder["results"]);

        Assert.InRange(double.Parse(lines[^1].Split(' ')[2], CultureInfo.InvariantCulture), 0, 0.7);
        Assert.Contains(lines, line => line.StartsWith("epoch 3/3  loss ", System.StringComparison.Ordinal));
        Assert.Equal(["alphabet.txt", $"chartext-{model}.safetensors", "learning-curve.png"], Directory.GetFiles(folder["results"]).Select(Path.GetFileName).Order());

        using StringWriter written = new();
        WriteCommand.Run(written, folder["results"], "a", length: 299, temperature: 0, seed: 1);
        Assert.StartsWith(string.Concat(Enumerable.Repeat("abc.", 75)), written.ToString()); // twice as long as the GPT can look back
    }

    [Fact]
    public void A_text_that_is_too_short_is_refused_with_the_length_it_needs()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["text"], "short");

        Assert.Contains("need 4,553", Assert.Throws<InvalidDataException>(() => Run("--data", folder["text"], "--out", folder.Root)).Message);
    }

    [Fact]
    public void Without_weights_writing_says_how_to_make_them()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("learn a text", Assert.Throws<FileNotFoundException>(() => WriteCommand.Run(TextWriter.Null, folder.Root, null, 10, 1, 1)).Message);
    }

    private static string[] Run(params string[] arguments)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        CommandLine.Create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return text.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }
}
