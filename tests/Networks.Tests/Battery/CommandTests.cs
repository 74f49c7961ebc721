using System.CommandLine;
using System.IO;
using System.Linq;
using BatteryHealth.Commands;
using SkiaSharp;
using Spectre.Console;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

/// <summary>The command as a person types it, on simulated cells.</summary>
public class CommandTests
{
    [Fact]
    public void Training_writes_weights_and_pictures_and_testing_finds_the_weights()
    {
        using TemporaryFolder folder = new();

        string[] trained = Run("--epochs", "2", "--seeds", "2", "--out", folder.Root);
        string[] tested = Run("test", "--out", folder.Root);

        Assert.Matches(@"^test MAE \d+\.\d\d %  RMSE \d+\.\d\d %  R² -?\d+\.\d{3}$", trained[^1]);
        Assert.StartsWith("linear regression MAE", trained[^2]);
        Assert.Contains(trained, line => line.StartsWith("epoch 2/2  loss 0.", System.StringComparison.Ordinal));
        Assert.Equal(["estimate.png", "health.safetensors", "learning-curve.png"], Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order());
        string first = Assert.Single(trained, line => line.StartsWith("LSTM, seed 1 ", System.StringComparison.Ordinal));
        Assert.Equal(first[first.IndexOf("MAE", System.StringComparison.Ordinal)..], tested[^1]["test ".Length..]);
        using SKBitmap picture = SKBitmap.Decode(folder["estimate.png"]);
        Assert.Contains(SKColors.DarkOrange, picture.Pixels);
        Assert.Contains(SKColors.Black, picture.Pixels);
    }

    [Fact]
    public void A_cell_that_is_not_there_is_refused_with_those_that_are()
    {
        using TemporaryFolder folder = new();

        string message = Assert.Throws<InvalidDataException>(() => Run("--unseen", "mine", "--out", folder.Root)).Message;

        Assert.Contains("'mine'", message);
        Assert.Contains("often, warm, seldom, unseen", message);
    }

    [Fact]
    public void Without_weights_testing_says_how_to_make_them()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("train", Assert.Throws<FileNotFoundException>(() => Run("test", "--out", folder.Root)).Message);
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
