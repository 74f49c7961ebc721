using System.IO;
using Digits.Data;
using Digits.Drawing;
using Digits.Output;
using Reporting;
using SkiaSharp;
using Spectre.Console;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

public class OutputTests
{
    [Fact]
    public void The_learning_curve_is_a_png_with_three_colours_of_line()
    {
        using TemporaryFolder folder = new();

        LearningCurve.Write(folder["curve.png"], "title", [new(0.5, 0.3, 0.9), new(0.2, 0.2, 0.95), new(0.1, 0.15, 0.97)]);

        using SKBitmap picture = SKBitmap.Decode(folder["curve.png"]);
        Assert.Equal((900, 500), (picture.Width, picture.Height));
        Assert.Contains(SKColors.SteelBlue, picture.Pixels);
        Assert.Contains(SKColors.DarkOrange, picture.Pixels);
        Assert.Contains(SKColors.ForestGreen, picture.Pixels);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 2)]
    [InlineData(500, 10)]
    public void The_sheet_of_mistakes_has_a_row_per_twelve_up_to_ten_rows(int count, int rows)
    {
        using TemporaryFolder folder = new();
        DigitSet digits = DrawnDigits.Create(1, HandSet.Test, 500);
        (int, int)[] mistakes = new (int, int)[count];
        for (int i = 0; i < count; i++)
        {
            mistakes[i] = (i, (digits.Label(i) + 1) % 10);
        }

        MistakeSheet.Write(folder["mistakes.png"], digits, mistakes);

        using SKBitmap picture = SKBitmap.Decode(folder["mistakes.png"]);
        Assert.Equal((12 * 96) + 12, picture.Width);
        Assert.Equal((rows * 116) + 32, picture.Height);
    }

    [Fact]
    public void The_confusion_table_counts_by_row_what_is_and_by_column_what_was_read()
    {
        ConfusionMatrix counts = new(10);
        for (int i = 0; i < 40; i++)
        {
            counts.Add(actual: 3, predicted: i < 30 ? 3 : 8);
        }

        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });

        ConfusionTable.Write(console, counts);

        Assert.Matches(@"3 . +· . +· . +· . +30 . +· . +· . +· . +· . +10 . +· . 75\.0 %", text.ToString());
    }
}
