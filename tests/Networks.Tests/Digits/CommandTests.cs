using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Digits;
using Digits.Commands;
using Digits.Data;
using Spectre.Console;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>The commands as a person types them, on a few digits.</summary>
public class CommandTests
{
    [Fact]
    public async Task Training_writes_weights_and_pictures_and_ends_with_the_accuracy()
    {
        using TemporaryFolder folder = new();
        WriteMnist(folder);

        (int code, string[] lines) = await Run("--data", folder.Root, "--epochs", "2", "--batch", "8", "--out", folder["results"]);

        Assert.Equal(0, code);
        Assert.Matches(@"^test accuracy \d+\.\d\d %$", lines[^1]);
        Assert.Equal(
            ["digits.safetensors", "learning-curve.png", "misread.png"],
            Directory.GetFiles(folder["results"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(lines, line => line.Contains("conv1 (Conv"));
        Assert.Contains(lines, line => line.StartsWith("epoch 2/2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_trains_the_same_weights_on_any_number_of_threads()
    {
        using TemporaryFolder folder = new();
        WriteMnist(folder);

        await Run("--data", folder.Root, "--epochs", "1", "--seed", "3", "--threads", "1", "--out", folder["one"]);
        await Run("--data", folder.Root, "--epochs", "1", "--seed", "3", "--threads", "2", "--out", folder["two"]);
        await Run("--data", folder.Root, "--epochs", "1", "--seed", "4", "--threads", "1", "--out", folder["other"]);

        byte[] one = File.ReadAllBytes(Path.Combine(folder["one"], "digits.safetensors"));
        Assert.Equal(one, File.ReadAllBytes(Path.Combine(folder["two"], "digits.safetensors")));
        Assert.NotEqual(one, File.ReadAllBytes(Path.Combine(folder["other"], "digits.safetensors")));
    }

    [Fact]
    public async Task Predict_names_the_digit_with_the_largest_score()
    {
        using TemporaryFolder folder = new();
        LeNet5 network = new(seed: 5);
        network.Save(folder["digits.safetensors"]);
        File.WriteAllBytes(folder["digit.pgm"], [.. "P5\n28 28\n255\n"u8, .. Drawn()]);

        (int code, string[] lines) = await Run("predict", folder["digit.pgm"], "--out", folder.Root);

        Assert.Equal(0, code);
        Assert.Equal(11, lines.Length);
        int likeliest = Enumerable.Range(0, 10).MaxBy(digit => double.Parse(lines[digit].Split('%')[0][1..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"digit {likeliest}", lines[^1]);
    }

    [Fact]
    public async Task Test_reads_the_test_digits_with_saved_weights()
    {
        using TemporaryFolder folder = new();
        WriteMnist(folder);
        new LeNet5(seed: 5).Save(folder["digits.safetensors"]);

        (int code, string[] lines) = await Run("test", "--data", folder.Root, "--out", folder.Root);

        Assert.Equal(0, code);
        Assert.Matches(@"^test accuracy \d+\.\d\d %$", lines[^1]);
    }

    [Fact]
    public async Task Without_weights_predict_says_how_to_make_them()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["digit.pgm"], [.. "P5\n28 28\n255\n"u8, .. Drawn()]);

        FileNotFoundException missing = await Assert.ThrowsAsync<FileNotFoundException>(() => Run("predict", folder["digit.pgm"], "--out", folder.Root));

        Assert.Contains("--out", missing.Message);
    }

    [Theory]
    [InlineData("--epochs is '0'; it must be a whole number from 1 to 1000.", "--epochs", "0")]
    [InlineData("--batch is 'x'; it must be a whole number from 1 to 4096.", "--batch", "x")]
    [InlineData("--threads is '257'; it must be a whole number from 1 to 256.", "--threads", "257")]
    [InlineData("--seed is '-1'; it must be a whole number from 0 to 9223372036854775807.", "--seed", "-1")]
    [InlineData("Unrecognized command or argument '--bogus'.", "--bogus")]
    public void A_wrong_option_is_one_clear_line(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Single(CommandLine.Create(AnsiConsole.Console).Parse(arguments).Errors).Message);

    private static async Task<(int Code, string[] Lines)> Run(params string[] arguments)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        int code = await CommandLine.Create(console).Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return (code, text.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    private static void WriteMnist(TemporaryFolder folder)
    {
        int[] counts = [40, 40, 20, 20];
        for (int i = 0; i < 4; i++)
        {
            File.WriteAllBytes(folder[MnistFolder.Files[i]], i % 2 == 0 ? IdxBytes.Images(counts[i]) : IdxBytes.Labels(counts[i]));
        }
    }

    private static byte[] Drawn()
    {
        byte[] pixels = new byte[DigitSet.ImageLength];
        new global::Digits.Drawing.Painter(1, global::Digits.Drawing.HandSet.Training).Draw(0, pixels);
        return pixels;
    }
}
