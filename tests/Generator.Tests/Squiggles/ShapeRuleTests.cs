using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>SN1xxx: each rule on the text that it is about, by name and by position, with its whole message.</summary>
public class ShapeRuleTests
{
    private const string Class = " public sealed partial class Net;";

    [Fact]
    public void SN1001_window() => Marked.Check(
        "[Network, Input(16, 4, 4), Conv(8, {|SN1001:F = 5|})]" + Class,
        "The 5x5 window of 'conv1' does not fit its input [16, 4, 4]; F can be at most 4, or set P = 1 or Padding = Same");

    [Fact]
    public void SN1001_on_the_attribute_where_the_window_is_the_default() => Marked.Check(
        "[Network, Input(1, 2, 2), {|SN1001:Conv|}]" + Class,
        "The 3x3 window of 'conv1' does not fit its input [1, 2, 2]; F can be at most 2, or set P = 1 or Padding = Same");

    [Fact]
    public void SN1002_rank() => Marked.Check(
        "[Network, Input(784), {|SN1002:Conv(8, F = 3)|}]" + Class,
        "'conv1' works on an image [C, H, W]; its input is [784]");

    [Theory]
    [InlineData("{|SN1003:0|}", "K of 'conv1' is 0; it must be at least 1")]
    [InlineData("{|SN1003:k: -3|}", "K of 'conv1' is -3; it must be at least 1")]
    [InlineData("{|SN1003:K = int.MinValue|}", "K of 'conv1' is -2147483648; it must be at least 1")]
    [InlineData("4, {|SN1003:K = 0|}", "K of 'conv1' is 0; it must be at least 1")]
    [InlineData("2, {|SN1003:S = 0|}", "S of 'conv1' is 0; it must be at least 1")]
    [InlineData("{|SN1003:Dilation = \"1x0\"|}, F = 3", "Dilation of 'conv1' is 0; it must be at least 1")]
    public void SN1003_by_position_and_by_name(string arguments, string message) =>
        Marked.Check("[Network, Input(1, 8, 8), Conv(" + arguments + ")]" + Class, message);

    [Fact]
    public void SN1003_names_the_number() => Marked.Check(
        "[Network, Input(784), Dense({|SN1003:units: -2147483648|})]" + Class,
        "Units of 'dense1' is -2147483648; it must be at least 1");

    [Fact]
    public void SN1004_negative() => Marked.Check(
        "[Network, Input(1, 8, 8), Conv(2, {|SN1004:P = -1|})]" + Class,
        "P of 'conv1' is -1; it must be at least 0");

    [Fact]
    public void SN1004_one_position_among_several() => Marked.Check(
        "[Network, Input(1, 8, 8), Crop(0, {|SN1004:-2|}, 4, 4)]" + Class,
        "Left of 'crop1' is -2; it must be at least 0");

    [Fact]
    public void SN1004_named_positions_in_another_order() => Marked.Check(
        "[Network, Input(1, 8, 8), Crop(height: 4, width: 4, {|SN1004:left: -2|}, top: 0)]" + Class,
        "Left of 'crop1' is -2; it must be at least 0");

    [Fact]
    public void SN1005_groups() => Marked.Check(
        "[Network, Input(6, 8, 8), Conv(16, {|SN1005:Groups = 4|}), GroupNorm(2)]" + Class,
        "Groups of 'conv1' is 4; it must divide its 6 input channels and 16 filters; 2 would");

    [Fact]
    public void SN1005_by_position() => Marked.Check(
        "[Network, Input(6, 8, 8), GroupNorm({|SN1005:4|})]" + Class,
        "Groups of 'groupNorm1' is 4; it must divide its 6 channels; 3 would");

    [Fact]
    public void SN1006_padding_of_a_pool() => Marked.Check(
        "[Network, Input(1, 8, 8), MaxPool(F = 2, {|SN1006:P = 2|})]" + Class,
        "Padding 2 of 'maxPool1' is too large for a window of 2; it can be at most 1");

    [Fact]
    public void SN1007_output_padding() => Marked.Check(
        "[Network, Input(1, 8, 8), ConvTranspose(4, S = 2, {|SN1007:OutputPadding = 2|})]" + Class,
        "OutputPadding of 'convTranspose1' is 2; with S = 2 and Dilation = 1 it can be at most 1");

    [Fact]
    public void SN1008_one_setting() => Marked.Check(
        "[Network, Input(784), Dense({|SN1008:int.MaxValue|})]" + Class,
        "'dense1' has Units = 2147483647; at most 1073741823 can be addressed");

    [Fact]
    public void SN1008_a_product_that_wraps_an_int() => Marked.Check(
        "[Network, Input(65536), {|SN1008:Dense(65536)|}]" + Class,
        "'dense1' has a tensor of 4,294,967,296 values; at most 1,073,741,823 can be addressed");

    [Fact]
    public void SN1009_crop() => Marked.Check(
        "[Network, Input(1, 32, 32), Crop(8, 0, {|SN1009:28|}, 32)]" + Class,
        "'crop1' takes 28 rows from 8 on, but its input [1, 32, 32] has 32 rows; Height can be at most 24");

    [Fact]
    public void SN1010_reshape() => Marked.Check(
        "[Network, Input(784), Reshape({|SN1010:1|}, 28, 29)]" + Class,
        "'reshape1' cannot make [1, 28, 29] of its input [784] with 784 values; that has 812, so change an extent or make one of them -1");

    [Fact]
    public void SN1011_range() => Marked.Check(
        "[Network, Input(4), Dropout({|SN1011:1.0|}), Dense(2)]" + Class,
        "Rate of 'dropout1' must be from 0 up to but not including 1; it is 1");

    [Fact]
    public void SN1011_a_number_that_is_not_finite() => Marked.Check(
        "[Network, Input(4), LeakyRelu({|SN1011:Slope = double.PositiveInfinity|}), Dense(2)]" + Class,
        "Slope of 'leakyRelu1' must be a finite number; it is Infinity");

    [Fact]
    public void SN1012_dense_on_an_image() => Marked.Check(
        "[Network, Input(6, 32, 32), {|SN1012:Dense(10)|}]" + Class,
        "'dense1' is a dense layer, which works on a vector [N] or on the steps of [T, D]; its input is [6, 32, 32]: insert Flatten before it");

    [Fact]
    public void SN1013_an_extent_of_the_input() => Marked.Check(
        "[Network, Input(3, {|SN1013:0|}, 32), Conv]" + Class,
        "The shape of an input is not valid: 0; give one to four positive extents, such as [Input(3, 32, 32)]");

    [Fact]
    public void SN1013_in_an_array() => Marked.Check(
        "[Network, Input({|SN1013:new[] { 3, -1, 32 }|}), Conv]" + Class,
        "The shape of an input is not valid: -1; give one to four positive extents, such as [Input(3, 32, 32)]");

    [Theory]
    [InlineData("Input", "no extents")]
    [InlineData("Input(null!)", "no extents")]
    [InlineData("Input(1, 2, 3, 4, 5)", "5 extents")]
    [InlineData("Input(2147483647, 2147483647, 2147483647, 2147483647)", "[2147483647, 2147483647, 2147483647, 2147483647] with 9,223,372,036,854,775,807 values")]
    public void SN1013_the_whole_shape(string input, string said) => Marked.Check(
        "[Network, {|SN1013:" + input + "|}, Dense(2)]" + Class,
        $"The shape of an input is not valid: {said}; give one to four positive extents, such as [Input(3, 32, 32)]");

    [Fact]
    public void A_layer_behind_a_wrong_one_is_not_blamed() => Marked.Check(
        "[Network, Input(784), {|SN1002:Conv|}, Conv, MaxPool, Dense(10)]" + Class,
        "'conv1' works on an image [C, H, W]; its input is [784]");
}
