using System.Globalization;
using System.Linq;
using StaticNets.Runtime.Description;
using Xunit;

namespace StaticNets.Runtime.Tests.Description;

public class SummaryTests
{
    [Fact]
    public void The_table_has_a_line_per_layer_and_the_totals()
    {
        const string Table = """
            Small
            --------------------------------------------------------------------
            layer                 output       parameters  multiply-adds   bytes
            --------------------------------------------------------------------
            conv1 (Conv K=6 F=5)  [6, 28, 28]         156        117,600  18,816
            relu1 (Relu)          [6, 28, 28]           0              0       0
            flatten1 (Flatten)    [4704]                0              0       0
            dense1 (Dense 10)     [10]             47,050         47,040      40
            --------------------------------------------------------------------
            total                                  47,206        164,640
            scratch 18,944 bytes a sample, prepared weights 188,200 bytes

            """;

        Assert.Equal(Table.ReplaceLineEndings("\n"), Descriptions.Small.Summary());
    }

    [Fact]
    public void The_table_is_the_same_in_a_culture_that_writes_numbers_otherwise()
    {
        string expected = Descriptions.Small.Summary();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberGroupSeparator = "_";
        other.NumberFormat.NegativeSign = "~";

        try
        {
            CultureInfo.CurrentCulture = other;

            Assert.Equal("~1_000", (-1000).ToString("N0", CultureInfo.CurrentCulture)); // control: the culture does differ
            Assert.Equal(expected, Descriptions.Small.Summary());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_in_a_line_feed_and_never_in_blanks()
    {
        string[] lines = Descriptions.Small.Summary().Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain(lines, line => line.EndsWith(' ') || line.EndsWith('\r'));
    }

    [Fact]
    public void Columns_stay_aligned_when_a_name_is_longer()
    {
        NetworkDescription small = Descriptions.Small;
        NetworkDescription longer = small with { Layers = [small.Layers[0] with { Name = "a.very.long.path.to.conv1" }, .. small.Layers.Skip(1)] };

        int[] lengths = [.. longer.Summary().Split('\n').Where(line => line.Contains(" (")).Select(line => line.Length).Distinct()];

        Assert.Single(lengths); // every line ends with the last digit of its bytes
        Assert.NotEqual(small.Summary().Split('\n')[1].Length, lengths[0]);
    }

    [Fact]
    public void A_network_without_layers_has_a_table_too() => Assert.Contains("total", new NetworkDescription("Empty", [], [], 0, 0, 0, 0).Summary());
}
