using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using Xunit;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>What is said of wrong texts: what was found, at which character, and what would fit. Read on an image [64, 14, 10].</summary>
public class MistakeTests
{
    private const string AllNames = "there are the parameters K, S, Growth, Big, Rate, Wide, Plain, Memory, Nothing, Activation, Other, Edge, Window, Count, Strange and the dimensions C, H, W of the input [64, 14, 10]";

    [Theory]
    [InlineData("", "1 stands nothing more where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("   ", "4 stands nothing more where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("2*", "3 stands nothing more where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("2**3", "3 stands '*' where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("(K + 1", "7 stands nothing more where an operator or ')' would fit")]
    [InlineData("K)", "2 stands ')' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("2 K", "3 stands 'K' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("K = 2", "3 stands '=' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("K & 2", "3 stands '&' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("1, 2, 3", "5 stands ',' where an operator or the end would fit")]
    [InlineData("3x5x7", "2 stands 'x5x7' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("1.5", "2 stands '.' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("K % 2", "3 stands '%' where an operator, the end, or ',' before a second number would fit")]
    [InlineData("\0", "1 stands '\\u0000' where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("min(1, )", "8 stands ')' where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("min()", "5 stands ')' where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("min(1 2)", "7 stands '2' where an operator, ',' or ')' would fit")]
    [InlineData("ceil(1)", "1 stands 'ceil' with 1 value where ceil(a, b) would fit")]
    [InlineData("2 + round(1, 2, 3)", "5 stands 'round' with 3 values where round(a, b) would fit")]
    [InlineData("max(1)", "1 stands 'max' with 1 value where max(a, b) or more values would fit")]
    [InlineData("9223372036854775808", "1 stands '9223372036854775808' where a number up to 9,223,372,036,854,775,807 would fit")]
    public void SN0026_a_setting(string text, string message) =>
        Assert.Equal("SN0026: '" + text.Replace("\0", "\\u0000", System.StringComparison.Ordinal) + "' is not an expression: at character " + message, Messages.Of(Evaluate.Setting(text, Scopes.OnImage).Mistake));

    [Fact]
    public void SN0026_a_condition() => Assert.Equal(
        "SN0026: 'S = 2' is not a condition: at character 3 stands '=' where an operator or the end would fit",
        Messages.Of(Evaluate.Condition("S = 2", Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("a{K", "4 stands nothing more where '}' would fit")]
    [InlineData("a}b", "2 stands '}' where a '{' before it would fit")]
    [InlineData("a{K}}", "5 stands '}' where a '{' before it would fit")]
    [InlineData("a{}", "3 stands nothing more where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("a{{K}}", "3 stands '{' where a number, a name, '(', '-' or '!' would fit")]
    [InlineData("a{K, 1}", "4 stands ',' where an operator or the end would fit")]
    public void SN0026_a_name(string text, string message) =>
        Assert.Equal("SN0026: '" + text + "' is not a name: at character " + message, Messages.Of(Evaluate.Name(text, Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("2*growht", "'growht' at character 3 of '2*growht' is unknown; did you mean 'Growth'? " + AllNames)]
    [InlineData("c/4", "'c' at character 1 of 'c/4' is unknown; did you mean 'C'? " + AllNames)]
    [InlineData("2*Unrelated", "'Unrelated' at character 3 of '2*Unrelated' is unknown; " + AllNames)]
    [InlineData("K + T", "'T' at character 5 of 'K + T' is unknown; " + AllNames)]
    [InlineData("K + i", "'i' at character 5 of 'K + i' is unknown; " + AllNames + ", and i in a Name alone")]
    [InlineData("cel(1, 2)", "'cel' at character 1 of 'cel(1, 2)' is unknown; did you mean 'ceil'? there are the functions ceil, round, min, max")]
    [InlineData("floor(1, 2)", "'floor' at character 1 of 'floor(1, 2)' is unknown; there are the functions ceil, round, min, max")]
    [InlineData("edge == Smae", "'Smae' at character 9 of 'edge == Smae' is unknown; did you mean 'Same'? there are the members Valid, Same")]
    [InlineData("Relu", "'Relu' at character 1 of 'Relu' is unknown; a member of an enum is written without quotation marks, or compared with a parameter of its type")]
    [InlineData("Big == edge && 3 == edge", "")]
    public void SN0027_a_name_that_is_not_there(string text, string message)
    {
        string found = Messages.Of(Evaluate.Setting(text, Scopes.OnImage).Mistake);
        Assert.True(message.Length == 0 ? found.StartsWith("SN0029", System.StringComparison.Ordinal) : found == "SN0027: " + message, found);
    }

    [Fact]
    public void SN0027_outside_a_block() => Assert.Equal(
        "SN0027: 'k' at character 1 of 'k' is unknown; there are the dimensions C, H, W of the input [64, 14, 10]",
        Messages.Of(Evaluate.Setting("k", Scopes.OutsideBlocks).Mistake));

    [Fact]
    public void SN0027_where_there_are_no_names()
    {
        Scope nothing = new(null, [], Shape.Of());
        Assert.Equal("SN0027: 'C' at character 1 of 'C > 1' is unknown; outside of a block there are no parameters and dimensions", Messages.Of(Evaluate.Condition("C > 1", nothing).Mistake));
        Assert.Equal("SN0027: 'j' at character 2 of '{j}' is unknown; outside of a block there is only i, the number of the repetition", Messages.Of(Evaluate.Name("{j}", nothing).Mistake));
    }

    [Fact]
    public void SN0027_in_a_name() => Assert.Equal(
        "SN0027: 'j' at character 3 of 'a{j}' is unknown; there are the dimensions C, H, W of the input [64, 14, 10], and i for the number of the repetition",
        Messages.Of(Evaluate.Name("a{j}", Scopes.OutsideBlocks).Mistake));

    [Theory]
    [InlineData("C/3", "2, 64 / 3 is not whole; ceil(a, b) and round(a, b) give multiples of b")]
    [InlineData("1 + K/(S - 2)", "6, 128 / 0 divides by zero")]
    [InlineData("Big + 1", "5, 9223372036854775807 + 1 is beyond 64 bits")]
    [InlineData("-Big - 2", "6, -9223372036854775807 - 2 is beyond 64 bits")]
    [InlineData("Big*Big", "4, 9223372036854775807 * 9223372036854775807 is beyond 64 bits")]
    [InlineData("(-Big - 1)/-1", "11, -9223372036854775808 / -1 is beyond 64 bits")]
    [InlineData("-(-Big - 1)", "1, -(-9223372036854775808) is beyond 64 bits")]
    [InlineData("ceil(K, 0)", "1, ceil(128, 0) asks for a multiple of a number below 1")]
    [InlineData("round(K, -8)", "1, round(128, -8) asks for a multiple of a number below 1")]
    [InlineData("ceil(Big, 10)", "1, ceil(9223372036854775807, 10) is beyond 64 bits")]
    [InlineData("1, C/3", "5, 64 / 3 is not whole; ceil(a, b) and round(a, b) give multiples of b")]
    public void SN0028_no_value(string text, string message) =>
        Assert.Equal("SN0028: '" + text + "' has no value: at character " + message, Messages.Of(Evaluate.Setting(text, Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("2*rate", "'rate' at character 3 of '2*rate' is a real number; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("wide + 1", "'wide' at character 1 of 'wide + 1' is true or false; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("2*(K == C)", "'(K == C)' at character 3 of '2*(K == C)' is true or false; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("memory + 1", "'memory' at character 1 of 'memory + 1' is a text; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("-activation", "'activation' at character 2 of '-activation' is a member of an enum; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("strange - 1", "'strange' at character 1 of 'strange - 1' is of a type that expressions do not have; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("window + 1", "'window' at character 1 of 'window + 1' is a text; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("rate, 1", "'rate' at character 1 of 'rate, 1' is a real number; both numbers of a pair are whole")]
    [InlineData("min(K, rate)", "'rate' at character 8 of 'min(K, rate)' is a real number; arithmetic takes whole numbers; others can only stand alone")]
    [InlineData("!K", "'K' at character 2 of '!K' is a whole number; ! takes true or false")]
    [InlineData("K && wide", "'K' at character 1 of 'K && wide' is a whole number; && takes true or false")]
    [InlineData("wide || K", "'K' at character 9 of 'wide || K' is a whole number; || takes true or false")]
    [InlineData("wide < 1", "'wide' at character 1 of 'wide < 1' is true or false; < compares numbers")]
    [InlineData("1 < K < 3", "'1 < K' at character 1 of '1 < K < 3' is true or false; < compares numbers")]
    [InlineData("K == wide", "'wide' at character 6 of 'K == wide' is true or false; the other side of == is a whole number")]
    [InlineData("memory == 1", "'memory' at character 1 of 'memory == 1' is a text; == compares numbers, flags, or a parameter with the members of its enum")]
    [InlineData("edge == 1", "'1' at character 9 of 'edge == 1' is a whole number; Edge is compared with a member of its enum: there are the members Valid, Same")]
    [InlineData("edge == other", "'other' at character 9 of 'edge == other' is a member of an enum; Edge is compared with a member of its enum: there are the members Valid, Same")]
    [InlineData("edge < 1", "'edge' at character 1 of 'edge < 1' is a member of an enum; < compares numbers")]
    public void SN0029_another_type(string text, string message) => Assert.Equal("SN0029: " + message, Messages.Of(Evaluate.Setting(text, Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("K", "'K' at character 1 of 'K' is a whole number; a condition is true or false, such as a == b")]
    [InlineData("memory", "'memory' at character 1 of 'memory' is a text; a condition is true or false, such as a == b")]
    public void SN0029_a_condition(string text, string message) => Assert.Equal("SN0029: " + message, Messages.Of(Evaluate.Condition(text, Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("a{rate}", "'rate' at character 3 of 'a{rate}' is a real number; a name takes whole numbers, flags and texts")]
    [InlineData("{activation}", "'activation' at character 2 of '{activation}' is a member of an enum; a name takes whole numbers, flags and texts")]
    public void SN0029_a_name(string text, string message) => Assert.Equal("SN0029: " + message, Messages.Of(Evaluate.Name(text, Scopes.OnImage).Mistake));

    [Theory]
    [InlineData("C/3 + q", "SN0027")]
    [InlineData("C/3 + rate", "SN0029")]
    [InlineData("q + (", "SN0026")]
    public void Grammar_comes_first_then_names_and_types_then_values(string text, string id) => Assert.Equal(id, Evaluate.Setting(text, Scopes.OnImage).Mistake!.Rule.Id);

    [Fact]
    public void Where_the_input_is_unknown_all_dimensions_are_named() => Assert.Equal(
        "SN0027: 'q' at character 1 of 'q' is unknown; there are the parameter Kernel and the dimensions C, H, W, T, D, N",
        Messages.Of(Evaluate.Setting("q", new Scope(new BlockDefinition("B", [new BlockParameter("Kernel", ParameterKind.Integer, null)], [], true, true), [], null)).Mistake));
}
