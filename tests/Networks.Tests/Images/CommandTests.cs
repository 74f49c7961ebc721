using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Images.Commands;
using Spectre.Console;
using StaticNets.Networks.Tests.Digits;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

/// <summary>The command as a person types it, on a few drawn shapes.</summary>
public class CommandTests
{
    [Theory]
    [InlineData("resnet")]
    [InlineData("mobilenet")]
    [InlineData("densenet")]
    [InlineData("vit")]
    [InlineData("mixer")]
    public void Training_writes_weights_and_pictures_and_ends_with_the_accuracy(string model)
    {
        using TemporaryFolder folder = new();

        (int code, string[] lines) = Run("--model", model, "--drawn", "50", "--epochs", "2", "--batch", "16", "--out", folder["results"], "--checkpoint", folder["c"]);

        Assert.Equal(0, code);
        Assert.Matches(@"^test accuracy \d+\.\d\d %$", lines[^1]);
        Assert.Contains(lines, line => line.StartsWith("epoch 2/2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("crescent", StringComparison.Ordinal));
        Assert.Equal(
            ((string[])["confusion.png", "learning-curve.png", $"{model}.safetensors"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder["results"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_an_attention_layer_looks_at_is_drawn()
    {
        using TemporaryFolder folder = new();
        const string Layer = "encoder.layers.encoder_layer_0.self_attention";

        Assert.Equal(0, Run("--model", "vit", "--drawn", "50", "--epochs", "1", "--batch", "16", "--out", folder.Root, "--attention", Layer).Code);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder["attention.png"])[..4]);
        Assert.Equal(1, Run("--model", "mixer", "--drawn", "50", "--out", folder.Root, "--attention", Layer).Code);
    }

    [Fact]
    public void A_checkpoint_that_is_there_is_not_overwritten_unasked()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["c"], "kept");

        IOException refused = Assert.Throws<IOException>(() => Run("--drawn", "50", "--out", folder.Root, "--checkpoint", folder["c"]));

        Assert.Contains("--resume", refused.Message);
        Assert.Equal("kept", File.ReadAllText(folder["c"]));
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_is_refused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["c"], "no checkpoint");

        Assert.Throws<CheckpointException>(() => Run("--drawn", "50", "--batch", "16", "--out", folder.Root, "--checkpoint", folder["c"], "--resume"));
    }

    [Fact]
    public void The_checkpoint_of_another_network_is_refused_and_both_are_named()
    {
        using TemporaryFolder folder = new();
        Run("--model", "densenet", "--drawn", "50", "--batch", "16", "--epochs", "1", "--out", folder.Root, "--checkpoint", folder["c"]);

        CheckpointException refused = Assert.Throws<CheckpointException>(
            () => Run("--model", "mobilenet", "--drawn", "50", "--batch", "16", "--epochs", "1", "--out", folder.Root, "--checkpoint", folder["c"], "--resume"));

        Assert.Contains("SmallDenseNet", refused.Message);
        Assert.Contains("SmallMobileNet", refused.Message);
    }

    [Fact]
    public void A_checkpoint_in_a_folder_that_is_not_there_is_refused_before_the_work()
    {
        using TemporaryFolder folder = new();

        Assert.Throws<DirectoryNotFoundException>(() => Run("--drawn", "50", "--out", folder.Root, "--checkpoint", folder["none/c"]));
    }

    [Fact]
    public void Fewer_images_than_a_batch_are_refused()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("smaller --batch", Assert.Throws<InvalidDataException>(() => Run("--drawn", "50", "--batch", "51", "--out", folder.Root)).Message);
    }

    [Theory]
    [InlineData("--resume goes on from a file; name it with --checkpoint FILE.", "--resume")]
    [InlineData("--epochs is '0'; it must be a whole number from 1 to 10000.", "--epochs", "0")]
    [InlineData("--rate is 'x'; it must be a number from 1E-06 to 10.", "--rate", "x")]
    [InlineData("Argument 'vgg' not recognized. Must be one of:\n\t'resnet'\n\t'mobilenet'\n\t'densenet'\n\t'vit'\n\t'mixer'", "--model", "vgg")]
    public void A_wrong_option_is_one_clear_message(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Single(CommandLine.Create(AnsiConsole.Console).Parse(arguments).Errors).Message.ReplaceLineEndings("\n").TrimEnd());

    private static (int Code, string[] Lines) Run(params string[] arguments)
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        int code = CommandLine.Create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return (code, text.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }
}
