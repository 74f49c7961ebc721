using System;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>What texts come to on an image [64, 14, 10] in a block with K = 128, S = 2, Growth = 32, worked out by hand.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 007 ", 7)]
    [InlineData("K", 128)]
    [InlineData("k", 128)]
    [InlineData("4*growth", 128)]
    [InlineData("C", 64)]
    [InlineData("H*W", 140)]
    [InlineData("s + C", 66)]
    [InlineData("C - H - W", 40)]
    [InlineData("C - (H - W)", 60)]
    [InlineData("2 + 3*4", 14)]
    [InlineData("(2 + 3)*4", 20)]
    [InlineData("100/5/2", 10)]
    [InlineData("100/(4/2)", 50)]
    [InlineData("-3 + 5", 2)]
    [InlineData("- - 3", 3)]
    [InlineData("2*-3", -6)]
    [InlineData("-7/7", -1)]
    [InlineData("\tK\n/ 2 ", 64)]
    [InlineData("min(K, C, 70)", 64)]
    [InlineData("max(C - 70, 0)", 0)]
    [InlineData("min(round(C/4, 8), max(1, 2))", 2)]
    [InlineData("Count + 1", 6)]
    [InlineData("Big", long.MaxValue)]
    [InlineData("-Big - 1", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_setting_is_a_whole_number(string text, long value) => Assert.Equal(Constant.Of(value), Value(Evaluate.Setting(text, Scopes.OnImage)));

    [Theory]
    [InlineData("ceil(12, 4)", 12)]
    [InlineData("ceil(13, 4)", 16)]
    [InlineData("ceil(0, 4)", 0)]
    [InlineData("ceil(-5, 4)", -4)]
    [InlineData("ceil(-8, 4)", -8)]
    [InlineData("ceil(9, 1)", 9)]
    // MobileNet v3-large's squeezed channels, expanded / 4 to a multiple of 8, as torchvision names them: 72 -> 24, 120 -> 32, 480 -> 120, 672 -> 168, 960 -> 240.
    [InlineData("round(72/4, 8)", 24)]
    [InlineData("round(120/4, 8)", 32)]
    [InlineData("round(480/4, 8)", 120)]
    [InlineData("round(672/4, 8)", 168)]
    [InlineData("round(960/4, 8)", 240)]
    // At least b; half-way goes up; 11 would become 8 < 9.9 and so becomes 16; 9 becomes 8 < 8.1 and so 16.
    [InlineData("round(0, 8)", 8)]
    [InlineData("round(-40, 8)", 8)]
    [InlineData("round(12, 8)", 16)]
    [InlineData("round(11, 8)", 16)]
    [InlineData("round(9, 8)", 16)]
    [InlineData("round(8, 8)", 8)]
    [InlineData("round(50, 8)", 48)]
    [InlineData("round(52, 8)", 56)]
    [InlineData("round(7, 3)", 9)]
    [InlineData("round(10, 3)", 9)]
    public void Rounding_follows_its_definition(string text, long value) => Assert.Equal(Constant.Of(value), Value(Evaluate.Setting(text, Scopes.OnImage)));

    [Fact]
    public void A_bare_name_is_its_parameter_of_any_type()
    {
        Assert.Equal(Constant.Of(0.25), Value(Evaluate.Setting("rate", Scopes.OnImage)));
        Assert.Equal(Constant.Of(0.25), Value(Evaluate.Setting(" (Rate) ", Scopes.OnImage)));
        Assert.Equal(Constant.Of(true), Value(Evaluate.Setting("wide", Scopes.OnImage)));
        Assert.Equal(Constant.Of("encoded"), Value(Evaluate.Setting("memory", Scopes.OnImage)));
        Assert.Equal(Constant.Null, Value(Evaluate.Setting("nothing", Scopes.OnImage)));
        Assert.Equal(Constant.Of("1x7"), Value(Evaluate.Setting("window", Scopes.OnImage)));
        Assert.Equal(Constant.Choice("StaticNets.Activation", (long)Activation.Silu), Value(Evaluate.Setting("activation", Scopes.OnImage)));
    }

    [Theory]
    [InlineData("3x5", "3x5")]
    [InlineData(" 3 x 5 ", " 3 x 5 ")]
    [InlineData("1, S+1", "1x3")]
    [InlineData("min(7, H), (W)", "7x10")]
    [InlineData("-1,2", "-1x2")]
    [InlineData("Big, -Big - 1", "9223372036854775807x-9223372036854775808")]
    public void A_pair_is_a_text_in_digits(string text, string value) => Assert.Equal(Constant.Of(value), Value(Evaluate.Setting(text, Scopes.OnImage)));

    [Theory]
    [InlineData("S != 1 || C != K", true)]
    [InlineData("S == 2 && C == K", false)]
    [InlineData("C < 64", false)]
    [InlineData("C <= 64", true)]
    [InlineData("C > 63", true)]
    [InlineData("C >= 65", false)]
    [InlineData("wide", true)]
    [InlineData("!wide", false)]
    [InlineData("!(wide && plain)", true)]
    [InlineData("plain || plain || wide", true)]
    [InlineData("true && !false", true)]
    [InlineData("wide == plain", false)]
    [InlineData("wide != (C == 64)", false)]
    [InlineData("plain && plain || wide", true)]
    [InlineData("wide || plain && plain", true)]
    [InlineData("activation == Silu", true)]
    [InlineData("Relu != activation", true)]
    [InlineData("activation == other", false)]
    [InlineData("edge == Same && activation != Relu", true)]
    [InlineData("rate > 0", true)]
    [InlineData("rate < rate || rate == 1", false)]
    [InlineData("Big == 9223372036854775806", false)]
    [InlineData("Big > 9223372036854775806", true)]
    public void A_condition_is_true_or_false(string text, bool value)
    {
        Assert.Equal(value, Value(Evaluate.Condition(text, Scopes.OnImage)));
        Assert.Equal(Constant.Of(value), Value(Evaluate.Setting(text, Scopes.OnImage)));
    }

    [Theory]
    [InlineData("plain && C/0 == 1", false)]
    [InlineData("wide || C/0 == 1", true)]
    [InlineData("plain && T == 3", false)]
    public void What_the_left_side_decides_is_not_calculated(string text, bool value) => Assert.Equal(value, Value(Evaluate.Condition(text, Scopes.OnImage)));

    [Theory]
    [InlineData("conv1", "conv1")]
    [InlineData("", "")]
    [InlineData("a b*/", "a b*/")]
    [InlineData("conv.{S != 1}", "conv.1")]
    [InlineData("conv.{ K == C }.x", "conv.0.x")]
    [InlineData("{2*(S != 1) + plain + wide}", "3")]
    [InlineData("{i}.{i+1}-{i*2+1}", "4.5-9")]
    [InlineData("{memory}.q{nothing}", "encoded.q")]
    [InlineData("{k}{k}", "128128")]
    public void A_name_has_the_values_of_its_braces(string text, string value) => Assert.Equal(value, Value(Evaluate.Name(text, Scopes.On(Shape.Of(64, 14, 10), repetition: 4))));

    [Theory]
    [InlineData("N", 9)]
    [InlineData("T*D", 9, 7)]
    [InlineData("C + H + W", 1, 2, 6)]
    [InlineData("T + C + H + W", 1, 2, 3, 3)]
    public void Dimensions_are_those_of_the_rank(string text, params int[] extents) =>
        Assert.Equal(Constant.Of(extents.Length == 2 ? 63 : 9), Value(Evaluate.Setting(text, Scopes.On(Shape.Of(extents)))));

    [Fact]
    public void A_parameter_wins_over_a_dimension()
    {
        BlockDefinition block = new("B", [new BlockParameter("h", ParameterKind.Integer, null)], [], InSource: true, Readable: true);
        Scope scope = new(block, [new Argument("h", Constant.Of(3))], Shape.Of(64, 14, 10));
        Assert.Equal(Constant.Of(33), Value(Evaluate.Setting("10*H + h", scope)));
    }

    [Fact]
    public void Outside_a_block_there_are_dimensions()
    {
        Assert.Equal(Constant.Of(128), Value(Evaluate.Setting("2*C", Scopes.OutsideBlocks)));
        Assert.NotNull(Evaluate.Setting("2*k", Scopes.OutsideBlocks).Mistake);
    }

    [Theory]
    [InlineData("C")]
    [InlineData("2*C + K")]
    [InlineData("max(C, 3), 1")]
    public void Without_an_input_a_dimension_is_unknown(string text) => Assert.True(Evaluate.Setting(text, Scopes.On(null)).IsUnknown);

    [Theory]
    [InlineData("plain && C == 1", false)]
    [InlineData("C == 1 && plain", false)]
    [InlineData("C == 1 || wide", true)]
    public void What_is_decided_without_the_input_is_known(string text, bool value) => Assert.Equal(value, Value(Evaluate.Condition(text, Scopes.On(null))));

    [Fact]
    public void A_parameter_without_a_value_is_unknown()
    {
        Scope scope = Scopes.OnImage with { Values = [] };
        Assert.True(Evaluate.Setting("2*k", scope).IsUnknown);
        Assert.True(Evaluate.Setting("rate", scope).IsUnknown);
        Assert.True(Evaluate.Condition("activation == Relu", scope).IsUnknown);
        Assert.True(Evaluate.Name("a.{s}", scope).IsUnknown);
        Assert.Equal(Constant.Of(128), Value(Evaluate.Setting("2*C", scope)));
    }

    private static T Value<T>(Evaluated<T> evaluated)
    {
        Assert.True(evaluated.IsKnown, evaluated.Mistake is { } mistake ? string.Join(" | ", mistake.Arguments.Prepend(mistake.Rule.Id)) : "unknown");
        return evaluated.Value!;
    }
}
