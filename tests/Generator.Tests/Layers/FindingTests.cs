using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Layers;

/// <summary>What a person reads: the sentence, the numbers in it, and the argument it stands at.</summary>
public class FindingTests
{
    private static readonly Shape Image = Shape.Of(6, 32, 32);
    private static readonly Shape Sequence = Shape.Of(10, 6);

    [Fact]
    public void A_window_that_does_not_fit_names_the_largest_and_the_zeros_that_would_help() => Says(
        Checks.Ask("Conv", Shape.Of(16, 4, 4), ("F", 5)),
        "SN1001", "F", "The 5x5 window of 'layer1' does not fit its input [16, 4, 4]; F can be at most 4, or set P = 1 or Padding = Same");

    [Fact]
    public void A_window_over_steps_is_counted_in_steps() => Says(
        Checks.Ask("Conv1D", Sequence, ("F", 6), ("Dilation", 3)),
        "SN1001", "F", "The 6-step (Dilation 3) window of 'layer1' does not fit its input [10, 6]; F can be at most 4, or set P = 3 or Padding = Same");

    [Fact]
    public void Zeros_that_are_there_but_do_not_suffice_count() => Says(
        Checks.Ask("Conv", Shape.Of(16, 4, 4), ("F", 9), ("P", 1)),
        "SN1001", "F", "The 9x9 window of 'layer1' does not fit its input [16, 4, 4]; F can be at most 6, or set P = 3 or Padding = Same");

    [Fact]
    public void A_dense_layer_on_an_image_says_insert_flatten() => Says(
        Checks.Ask("Dense", Image, ("Units", 10)),
        "SN1012", null, "'layer1' is a dense layer, which works on a vector [N] or on the steps of [T, D]; its input is [6, 32, 32]: insert Flatten before it");

    [Fact]
    public void A_convolution_on_a_vector_says_what_it_works_on() => Says(
        Checks.Ask("Conv", Shape.Of(784)),
        "SN1002", null, "'layer1' works on an image [C, H, W]; its input is [784]");

    [Fact]
    public void Groups_that_do_not_divide_name_a_number_that_does() => Says(
        Checks.Ask("Conv", Image, ("K", 16), ("Groups", 4)),
        "SN1005", "Groups", "Groups of 'layer1' is 4; it must divide its 6 input channels and 16 filters; 2 would");

    [Fact]
    public void Groups_of_a_normalisation_divide_its_channels() => Says(
        Checks.Ask("GroupNorm", Image, ("Groups", 4)),
        "SN1005", "Groups", "Groups of 'layer1' is 4; it must divide its 6 channels; 3 would");

    [Theory]
    [InlineData("MaxPool")]
    [InlineData("AvgPool")]
    public void Padding_of_a_pool_is_at_most_half_of_its_window(string pool)
    {
        Says(Checks.Ask(pool, Image, ("F", 2), ("P", 2)), "SN1006", "P", "Padding 2 of 'layer1' is too large for a window of 2; it can be at most 1");
        Assert.NotNull(Checks.Ask(pool, Image, ("F", 2), ("P", 1)).Accepted);
    }

    [Fact]
    public void A_dilated_window_may_not_step_over_the_input() => Says(
        Checks.Ask("MaxPool", Shape.Of(1, 1, 1), ("F", 2), ("Dilation", 2), ("P", 1)),
        "SN1006", "P", "Padding 1 of 'layer1' is too large for a window of 2 (Dilation 2); it can be at most 0");

    [Fact]
    public void Output_padding_stays_below_the_stride()
    {
        Says(
            Checks.Ask("ConvTranspose", Image, ("S", 2), ("OutputPadding", 2)),
            "SN1007", "OutputPadding", "OutputPadding of 'layer1' is 2; with S = 2 and Dilation = 1 it can be at most 1");
        Assert.NotNull(Checks.Ask("ConvTranspose", Image, ("S", 2), ("OutputPadding", 1)).Accepted);
    }

    [Fact]
    public void Padding_of_a_transposed_convolution_leaves_something() => Says(
        Checks.Ask("ConvTranspose", Shape.Of(6, 2, 2), ("F", 3), ("P", 2)),
        "SN1006", "P", "Padding 2 of 'layer1' is too large for a window of 3; it can be at most 1");

    [Fact]
    public void Rows_that_are_not_there_cannot_be_cropped() => Says(
        Checks.Ask("Crop", Image, ("Top", 8), ("Left", 0), ("Height", 28), ("Width", 32)),
        "SN1009", "Height", "'layer1' takes 28 rows from 8 on, but its input [6, 32, 32] has 32 rows; Height can be at most 24");

    [Fact]
    public void A_crop_cannot_begin_behind_the_input() => Says(
        Checks.Ask("Crop", Image, ("Top", 0), ("Left", 32), ("Height", 1), ("Width", 1)),
        "SN1009", "Left", "'layer1' takes 1 columns from 32 on, but its input [6, 32, 32] has 32 columns; Left can be at most 31");

    [Fact]
    public void A_reshape_keeps_the_number_of_values()
    {
        Says(
            Checks.Ask("Reshape", Shape.Of(784), ("First", 1), ("Second", 28), ("Third", 29)),
            "SN1010", "First", "'layer1' cannot make [1, 28, 29] of its input [784] with 784 values; that has 812, so change an extent or make one of them -1");
        Says(
            Checks.Ask("Reshape", Shape.Of(784), ("First", -1), ("Second", 29)),
            "SN1010", "First", "'layer1' cannot make [-1, 29] of its input [784] with 784 values; the other extents have 29, which does not divide it");
        Assert.Equal(Shape.Of(1, 28, 28), Checks.Ask("Reshape", Shape.Of(784), ("First", 1), ("Second", 28), ("Third", -1)).Accepted.Output);
    }

    [Fact]
    public void What_has_no_default_must_be_given() => Says(
        Checks.Ask("Dense", Shape.Of(10), ("Units", null)),
        "SN0017", null, "Units of 'layer1' is not given and has no default; give it a value");

    [Fact]
    public void A_layer_with_defaults_needs_nothing()
    {
        foreach (string layer in new[] { "Conv", "DepthwiseConv", "ConvTranspose", "MaxPool", "AvgPool", "BatchNorm", "LayerNorm", "RmsNorm", "Dropout", "LeakyRelu" })
        {
            Assert.NotNull(Checks.Ask(layer, Image).Accepted);
        }
    }

    [Fact]
    public void Causal_excludes_other_zeros() => Says(
        Checks.Ask("Conv1D", Sequence, ("Causal", true), ("P", 2)),
        "SN0010", "P", "'layer1' has both P and Causal; give one of them");

    [Fact]
    public void A_pair_has_no_place_along_a_sequence() => Says(
        Checks.Ask("MaxPool", Sequence, ("F", "2x2")),
        "SN0008", "F", "F of 'layer1' takes a whole number; it is \"2x2\"");

    [Fact]
    public void All_mistakes_of_a_layer_are_found_in_one_look() =>
        Assert.Equal(["SN1003", "SN1003", "SN0008"], System.Linq.Enumerable.Select(Checks.Ask("Conv", Image, ("K", 0), ("S", -1), ("Bias", 3)).Findings, finding => finding.Rule.Id));

    [Theory]
    [InlineData("Dropout", "Rate", 1.0, "from 0 up to but not including 1")]
    [InlineData("Dropout", "Rate", -0.1, "from 0 up to but not including 1")]
    [InlineData("Dropout", "Rate", 0.99999999999, "from 0 up to but not including 1")]
    [InlineData("DropPath", "Rate", double.NaN, "from 0 up to but not including 1")]
    [InlineData("BatchNorm", "Epsilon", 0.0, "a positive number that float can hold")]
    [InlineData("BatchNorm", "Epsilon", 1e-60, "a positive number that float can hold")]
    [InlineData("BatchNorm", "Momentum", 2.0, "from 0 to 1")]
    [InlineData("LayerNorm", "Epsilon", -1.0, "a positive number that float can hold")]
    [InlineData("LeakyRelu", "Slope", double.PositiveInfinity, "a finite number")]
    [InlineData("Elu", "Alpha", 1e39, "a finite number")]
    [InlineData("Celu", "Alpha", 0.0, "a finite number other than 0")]
    [InlineData("Softplus", "Beta", 0.0, "a positive number that float can hold")]
    [InlineData("LocalResponseNorm", "Alpha", -1.0, "0 or a positive number")]
    [InlineData("LocalResponseNorm", "K", 0.0, "a positive number that float can hold")]
    public void A_real_number_outside_its_range_is_refused(string layer, string setting, double value, string wanted)
    {
        (string, object?)[] settings = layer == "LocalResponseNorm" ? [("Size", 5), (setting, value)] : [(setting, value)];
        Says(Checks.Ask(layer, Image, settings), "SN1011", setting, $"{setting} of 'layer1' must be {wanted}; it is {Support.Text.Of(value)}");
    }

    [Theory]
    [InlineData("Conv", "S", 0, "SN1003")]
    [InlineData("Conv", "Dilation", 0, "SN1003")]
    [InlineData("Conv", "P", -1, "SN1004")]
    [InlineData("Conv", "Groups", 0, "SN1003")]
    [InlineData("Conv", "Groups", 7, "SN1005")]
    [InlineData("Conv", "K", int.MinValue, "SN1003")]
    [InlineData("Conv", "K", int.MaxValue, "SN1008")]
    [InlineData("DepthwiseConv", "Multiplier", 1_000_000_000, "SN1008")]
    [InlineData("Upsample", "Factor", 1_000_000_000, "SN1008")]
    [InlineData("AdaptiveAvgPool", "Size", 0, "SN1003")]
    [InlineData("LocalResponseNorm", "Size", 0, "SN1003")]
    [InlineData("LayerNorm", "Axes", 4, "SN1011")]
    [InlineData("LayerNorm", "Axes", 0, "SN1003")]
    [InlineData("ConvTranspose", "S", 100_000_000, "SN1008")]
    public void A_whole_number_outside_its_range_is_refused_on_its_argument(string layer, string setting, int value, string rule)
    {
        Answer answer = Checks.Ask(layer, Image, (setting, value));
        Assert.All(answer.Findings, finding => Assert.Equal((rule, setting), (finding.Rule.Id, finding.Site.Argument)));
        Assert.NotEmpty(answer.Findings);
    }

    [Fact]
    public void An_enum_value_that_is_not_declared_is_refused() => Says(
        Checks.Ask("Conv", Image, ("Padding", (Padding)7)),
        "SN0008", "Padding", "Padding of 'layer1' takes Valid, Same; it is Padding 7");

    private static void Says(Answer answer, string rule, string? argument, string message)
    {
        Assert.Equal(message, Answer.Message(answer.Only));
        Assert.Equal((rule, argument), (answer.Only.Rule.Id, answer.Only.Site.Argument));
    }
}
