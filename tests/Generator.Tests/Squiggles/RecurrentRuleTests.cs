using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>What can be wrong with recurrent layers, tokens, states and true lengths: on the text that it is about, with the whole message.</summary>
public class RecurrentRuleTests
{
    private const string Class = " public sealed partial class Net;";

    private const string Encoder = "[Network, Input(20, 8), Lstm(64, FinalState = \"thought\")] [Input(20, 8, Name = \"target\"), ";

    [Fact]
    public void SN1016_tokens_for_a_cell() => Marked.Check(
        "[Network, Input(64, Type = Token), {|SN1016:Lstm(32)|}, LastStep, Dense(2)]" + Class,
        "'lstm1' works on numbers, which an [Embedding] makes of tokens; it is given tokens [64]");

    [Fact]
    public void SN1016_numbers_for_an_embedding() => Marked.Check(
        "[Network, Input(64), {|SN1016:Embedding(8000, 32)|}, LastStep]" + Class,
        "'embedding1' works on tokens [T], as [Input(T, Type = Token)] gives them; it is given [64]");

    [Theory]
    [InlineData("Lstm(6, Layers = 3, Bidirectional = true, FinalState = \"s\")", "the state [2, 6, 6] of an Lstm")]
    [InlineData("Gru(6, FinalState = \"s\")", "the state [1, 6] of a Gru")]
    [InlineData("Rnn(FinalState = \"s\")", "the state [1, 4] of an Rnn")]
    public void SN1016_a_state_for_a_dense_layer(string cell, string said) => Marked.Check(
        "[Network, Input(5, 4), " + cell + ", From(\"s\"), {|SN1016:Dense(2)|}]" + Class,
        "'dense1' works on numbers, which an [Embedding] makes of tokens; it is given " + said);

    [Fact]
    public void SN1016_a_state_in_a_join() => Marked.Check(
        "[Network, Input(5, 4), Gru(FinalState = \"s\"), LastStep, {|SN1016:Sum(\"s\")|}]" + Class,
        "'sum1' works on numbers, which an [Embedding] makes of tokens; it is given the state [1, 4] of a Gru");

    [Fact]
    public void SN1016_tokens_as_a_state() => Marked.Check(
        "[Network, Input(6, Type = Token), Tag(\"t\"), Embedding(9, 4), Lstm(6, {|SN1016:InitialState = \"t\"|})]" + Class,
        "'lstm1' works on numbers, which an [Embedding] makes of tokens; it is given tokens [6]");

    [Fact]
    public void SN1018_another_size() => Marked.Check(
        Encoder + "Lstm(32, {|SN1018:InitialState = \"thought\"|})]" + Class,
        "'lstm2' begins with the state [2, 1, 32] of an Lstm, or a vector [32] for its first layer; InitialState is the state [2, 1, 64] of an Lstm");

    [Theory]
    [InlineData("Gru(64, {|SN1018:InitialState = \"thought\"|})", "'gru1' begins with the state [1, 64] of a Gru, or a vector [64] for its first layer")]
    [InlineData("Lstm(64, {|SN1018:InitialState = \"thought\"|}, Layers = 2)", "'lstm2' begins with the state [2, 2, 64] of an Lstm, or a vector [64] for its first layer")]
    [InlineData("Lstm(64, Bidirectional = true, {|SN1018:InitialState = \"thought\"|})", "'lstm2' begins with the state [2, 2, 64] of an Lstm, or a vector [64] for its first layer")]
    public void SN1018_another_kind_of_cell_or_more_layers_or_directions(string cell, string begins) => Marked.Check(
        Encoder + cell + "]" + Class,
        begins + "; InitialState is the state [2, 1, 64] of an Lstm");

    [Fact]
    public void SN1018_the_state_of_a_plain_cell_for_a_gru_of_the_same_shape() => Marked.Check(
        "[Network, Input(5, 4), Rnn(FinalState = \"s\"), Gru({|SN1018:InitialState = \"s\"|})]" + Class,
        "'gru1' begins with the state [1, 4] of a Gru, or a vector [4] for its first layer; InitialState is the state [1, 4] of an Rnn");

    [Theory]
    [InlineData("Input(3)", "[3]")]
    [InlineData("Input(1, 4)", "[1, 4]")]
    [InlineData("Input(2, 4, 1)", "[2, 4, 1]")]
    public void SN1018_a_value_of_another_shape(string first, string said) => Marked.Check(
        "[Network, " + first + ", Tag(\"v\"), Input(5, 2, Name = \"steps\"), Lstm(4, {|SN1018:InitialState = \"v\"|})]" + Class,
        "'lstm1' begins with the state [2, 1, 4] of an Lstm, or a vector [4] for its first layer; InitialState is " + said);

    [Fact]
    public void SN1019_joined_lengths() => Marked.Check(
        "[Network, Input(20, 8, Lengths = \"one\"), Tag(\"a\"), Input(20, 8, Name = \"second\", Lengths = \"two\"), {|SN1019:Sum(\"a\")|}, Lstm(4)]" + Class,
        "'sum1' joins sequences that each have true lengths of their own; only sequences with the same Lengths input can be joined");

    [Theory]
    [InlineData("Conv1D(16, S = 2)", "'conv1D1' makes 31 steps of 64")]
    [InlineData("Conv1D(16, F = 5)", "'conv1D1' makes 60 steps of 64")]
    [InlineData("MaxPool(F = 2)", "'maxPool1' makes 32 steps of 64")]
    [InlineData("ConvTranspose(4, F = 2, S = 2)", "'convTranspose1' makes 128 steps of 64")]
    public void SN1020_another_number_of_steps(string layer, string said) => Marked.Check(
        "[Network, Input(64, 8, Lengths = \"lengths\"), {|SN1020:" + layer + "|}, Lstm(4)]" + Class,
        said + ", so that the true lengths of its input fit its output no more; a window of stride 1 with Causal or Padding = Same keeps them");

    [Theory]
    [InlineData("Conv1D(16, Causal = true)")]
    [InlineData("Conv1D(16, F = 4, Padding = Same)")]
    [InlineData("MaxPool(F = 3, S = 1, P = 1)")]
    [InlineData("Conv1D(16, S = 2)", false)]
    public void The_advice_of_SN1020_is_right(string layer, bool lengths = true) =>
        Compiled.Of("[Network, Input(64, 8" + (lengths ? ", Lengths = \"lengths\"" : "") + "), " + layer + ", Lstm(4)]" + Class).IsClean();

    [Theory]
    [InlineData("Input(8, {|SN1013:Lengths = \"n\"|}), Dense(2)", "Lengths on [8], which is no sequence [T, D], [T, C, H, W] or of tokens [T]")]
    [InlineData("Input(3, 8, 8, {|SN1013:Lengths = \"n\"|}), Conv", "Lengths on [3, 8, 8], which is no sequence [T, D], [T, C, H, W] or of tokens [T]")]
    [InlineData("Input(4, 5, {|SN1013:Type = Token|}), Dense(2)", "Type = Token on [4, 5], which is not one extent [T]")]
    [InlineData("Input(4, 5, {|SN1013:Type = Element.Token|}, Lengths = \"n\"), Dense(2)", "Type = Token on [4, 5], which is not one extent [T]")]
    public void SN1013_lengths_and_tokens_on_other_inputs(string attributes, string said) => Marked.Check(
        "[Network, " + attributes + "]" + Class,
        "The shape of an input is not valid: " + said + "; give one to four positive extents, such as [Input(3, 32, 32)]");

    [Fact]
    public void SN0008_a_type_that_is_none() => Marked.Check(
        "[Network, Input(4, {|SN0008:Type = (Element)7|}), Dense(2)]" + Class,
        "Type of 'Input' takes Number, Token; it is Element 7");

    [Fact]
    public void SN0012_lengths_are_the_name_of_an_input() => Assert.Contains(
        "The name '1st' is not",
        Compiled.Text(Assert.Single(Marked.Check("[Network, Input(5, 4, {|SN0012:Lengths = \"1st\"|}), Lstm(4)]" + Class).Own)),
        System.StringComparison.Ordinal);

    [Theory]
    [InlineData("Input(5, 4, {|SN0038:Lengths = \"input\"|})", "input")]
    [InlineData("Input(5, 4, {|SN0038:Lengths = \"Output\"|})", "Output")]
    [InlineData("Input(5, 4, Name = \"steps\", {|SN0038:Lengths = \"Steps\"|})", "Steps")]
    [InlineData("Input(5, 4, Lengths = \"n\"), Tag(\"a\"), Input(5, 4, Name = \"second\", {|SN0038:Lengths = \"n\"|}), Concat(\"a\")", "n", false)]
    public void SN0038_the_name_of_lengths_is_taken(string inputs, string name, bool cell = true) => Marked.Check(
        "[Network, " + (cell ? inputs + ", Lstm(4)" : inputs.Replace("Concat", "{|SN1019:Concat", System.StringComparison.Ordinal) + "|}") + "]" + Class,
        "'" + name + "' is the name of another input or output; they are parameters of one method, so give this one another name");

    [Theory]
    [InlineData("Dense(4), Sum(\"label\")", "sum1")]
    [InlineData("Dense(4), Concat(\"label\")", "concat1")]
    public void SN1021_a_label_from_outside_a_block_for_each_step(string layers, string layer) => Marked.Check(
        "[Network, Input(4, Name = \"v\"), Tag(\"x\"), Input(6, 4, Name = \"s\"), {|SN1021:Add(\"x\", EachStep = true)|}, Dense(2)]" + Class + Block(layers),
        "'add1." + layer + "' stands in a block with EachStep, where there are 6 of each value in a sample; it reads one of which there are 1; join the two before the block, behind a [RepeatSteps]");

    [Fact]
    public void SN1021_a_block_for_each_step_that_goes_on_from_outside() => Marked.Check(
        "[Network, Input(4, Name = \"v\"), Tag(\"x\"), Input(6, 4, Name = \"s\"), {|SN1021:Add(\"x\", EachStep = true)|}, Dense(2)]" + Class + Block("From(\"label\"), Dense(4)"),
        "'add1 (steps)' stands in a block with EachStep, where there are 6 of each value in a sample; it reads one of which there are 1; join the two before the block, behind a [RepeatSteps]");

    private static string Block(string layers) => " [" + layers + "] public sealed class AddAttribute(string label) : BlockAttribute;";
}
