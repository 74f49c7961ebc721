using System;
using System.IO;
using Reporting;
using Spectre.Console;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class ProgressTests
{
    [Fact]
    public void Where_there_is_no_terminal_each_epoch_is_a_line()
    {
        using StringWriter text = new();

        int result = ProgressView.Run(Console(text, AnsiSupport.No), 2, Work);

        Assert.Equal(7, result);
        Assert.Equal(
            """
            epoch 1/2  loss 0.2500  accuracy 91.23 %  test 95.50 %  1,000 samples/s  ETA 0:10
            epoch 2/2  loss 0.2500  accuracy 91.23 %  test 95.50 %  1,000 samples/s  ETA 0:00
            """.ReplaceLineEndings("\n"),
            text.ToString().ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public void On_a_terminal_each_epoch_is_a_bar()
    {
        using StringWriter text = new();

        int result = LiveProgress.Show(Console(text, AnsiSupport.Yes), 2, Work);

        Assert.Equal(7, result);
        Assert.Contains("epoch 2/2  loss 0.2500  accuracy 91.23 %", text.ToString());
        Assert.Contains("test 95.50 %", text.ToString());
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(59.2, "1:00")]
    [InlineData(61, "1:01")]
    [InlineData(7384, "123:04")]
    public void Times_are_minutes_and_seconds_rounded_up(double seconds, string text) => Assert.Equal(text, Clock.Text(TimeSpan.FromSeconds(seconds)));

    private static int Work(ProgressView view)
    {
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            for (int step = 1; step <= 3; step++)
            {
                view.Step(new FitProgress(epoch, 2, step, 3, 0.25f, 0.25, 0.9123, 1e-3f, false, 1000, TimeSpan.FromSeconds(10 * (2 - epoch))));
            }

            view.EpochEnd(new EpochResult(epoch, 0.25, 0.9123, 0.2, 0.955, 1e-3, 0, 1));
        }

        return 7;
    }

    private static IAnsiConsole Console(StringWriter text, AnsiSupport ansi)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            Interactive = ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 160;
        return console;
    }
}
