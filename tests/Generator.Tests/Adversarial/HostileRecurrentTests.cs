using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Adversarial;

/// <summary>Recurrent layers with settings at and beyond their ends: one clear message on the argument, or a network that compiles.</summary>
public class HostileRecurrentTests
{
    private const string Class = " public sealed partial class Net;";

    [Theory]
    [InlineData("Lstm(6, {|SN1011:Layers = 1_000_000|})", "Layers of 'lstm1' must be from 1 to 1000; it is 1000000")]
    [InlineData("Gru(6, {|SN1003:Layers = 0|})", "Layers of 'gru1' is 0; it must be at least 1")]
    [InlineData("Lstm({|SN1003:0|})", "Hidden of 'lstm1' is 0; it must be at least 1")]
    [InlineData("Rnn({|SN1003:Hidden = int.MinValue|})", "Hidden of 'rnn1' is -2147483648; it must be at least 1")]
    [InlineData("Rnn({|SN1008:int.MaxValue|})", "'rnn1' has Hidden = 2147483647; at most 1073741823 can be addressed")]
    [InlineData("Lstm({|SN1008:1 << 29|})", "'lstm1' has 2147483648 sums or states; at most 1073741823 can be addressed")]
    [InlineData("Gru({|SN1008:10_000_000|}, Layers = 999)", "'gru1' has 9990000000 sums or states; at most 1073741823 can be addressed")]
    [InlineData("{|SN1008:Lstm(20_000)|}", "'lstm1' has a tensor of 1,600,000,000 values; at most 1,073,741,823 can be addressed")]
    [InlineData("Lstm(6, {|SN1011:Dropout = 1|})", "Dropout of 'lstm1' must be from 0 up to but not including 1; it is 1")]
    [InlineData("Gru(6, {|SN1011:Dropout = 0.99999999999|})", "Dropout of 'gru1' must be from 0 up to but not including 1; it is 0.99999999999")]
    [InlineData("Rnn(6, {|SN1011:Dropout = double.NaN|})", "Dropout of 'rnn1' must be from 0 up to but not including 1; it is NaN")]
    [InlineData("Rnn(6, {|SN1011:Activation = Gelu|})", "Activation of 'rnn1' must be Tanh or Relu; it is Gelu")]
    [InlineData("Lstm(6, Bidirectional = true, {|SN0010:Reverse = true|})", "'lstm1' has both Reverse and Bidirectional; give one of them")]
    [InlineData("Lstm(6, {|SN0008:Bidirectional = 1|})", "Bidirectional of 'lstm1' takes true or false; it is 1")]
    [InlineData("Lstm(6, {|SN0022:InitialState = \"none\"|})", "There is no label 'none' here; [Tag(\"none\")] before it would give it")]
    [InlineData("Lstm(6, {|SN0022:InitialState = \"\"|})", "There is no label '' here; [Tag(\"\")] before it would give it")]
    [InlineData("LastStep, {|SN1002:LastStep|}", "'lastStep2' works on a sequence [T, D]; its input is [4]")]
    [InlineData("LastStep, {|SN1002:Gru(3)|}", "'gru1' works on a sequence [T, D]; its input is [4]")]
    [InlineData("{|SN1002:RepeatSteps(3)|}", "'repeatSteps1' works on a vector [N]; its input is [5, 4]")]
    [InlineData("LastStep, RepeatSteps({|SN1003:0|})", "Steps of 'repeatSteps1' is 0; it must be at least 1")]
    [InlineData("LastStep, {|SN1008:RepeatSteps(int.MaxValue / 2)|}", "'repeatSteps1' has a tensor of 4,294,967,292 values; at most 1,073,741,823 can be addressed")]
    public void Settings_of_a_sequence(string layers, string message) => Marked.Check("[Network, Input(5, 4), " + layers + "]" + Class, message);

    [Theory]
    [InlineData("Embedding(10, 4, {|SN1011:PaddingIndex = 10|})", "PaddingIndex of 'embedding1' must be from 0 to 9; it is 10")]
    [InlineData("Embedding(10, 4, {|SN1004:PaddingIndex = -1|})", "PaddingIndex of 'embedding1' is -1; it must be at least 0")]
    [InlineData("Embedding({|SN1003:0|}, 4)", "Vocabulary of 'embedding1' is 0; it must be at least 1")]
    [InlineData("Embedding(10, {|SN1003:0|})", "Width of 'embedding1' is 0; it must be at least 1")]
    [InlineData("{|SN1008:Embedding(int.MaxValue / 2, 2)|}", "'embedding1' has a tensor of 2,147,483,646 values; at most 1,073,741,823 can be addressed")]
    public void Settings_of_an_embedding(string layers, string message) => Marked.Check("[Network, Input(6, Type = Token), " + layers + "]" + Class, message);

    [Fact]
    public void A_label_of_a_final_state_that_is_given_already() => Marked.Check(
        "[Network, Input(5, 4), Lstm(FinalState = \"s\"), Lstm({|SN0023:FinalState = \"s\"|}), Lstm(InitialState = \"s\")]" + Class,
        "The label 's' is given already; use another one");

    [Fact]
    public void A_final_state_in_a_repetition() => Marked.Check(
        "[Network, Input(5, 4), Lstm({|SN0023:FinalState = \"s\"|}, Repeat = 2), Lstm(InitialState = \"s\")]" + Class,
        "The label 's' is given already; use another one");

    [Fact]
    public void A_cell_does_not_begin_with_its_own_end() => Marked.Check(
        "[Network, Input(5, 4), Gru({|SN0022:InitialState = \"s\"|}, FinalState = \"s\"), Dense(2)]" + Class,
        "There is no label 's' here; [Tag(\"s\")] before it would give it");

    [Fact]
    public void A_final_state_that_nothing_uses() => Marked.Check(
        "[Network, Input(5, 4), Gru({|SN3001:FinalState = \"s\"|}), Dense(2)]" + Class,
        "Nothing uses the label 's'; remove it, or name it in a join or [From]");

    [Theory]
    [InlineData("Input(1, 1), Lstm(1), Dense(2)")]
    [InlineData("Input(1, 1), Rnn(Layers = 5, Bidirectional = true, Activation = Relu, FinalState = \"s\"), Tag(\"y\"), From(\"s\"), Output(\"state\"), From(\"y\")")]
    [InlineData("Input(5, 4), Gru(FinalState = \"s\"), From(\"s\")")]
    [InlineData("Input(5, 4), Lstm(FinalState = \"s\"), Tag(\"y\"), From(\"s\"), Output(\"a\"), Output(\"b\"), From(\"y\"), Lstm(InitialState = \"s\")")]
    [InlineData("Input(5, 4), Gru(FinalState = \"s\", Repeat = 1), Gru(InitialState = \"s\", FinalState = \"t\"), Gru(InitialState = \"t\"), Gru(InitialState = \"s\")")]
    [InlineData("Input(4), Tag(\"v\"), RepeatSteps(3), Lstm(InitialState = \"v\"), Gru(InitialState = \"v\", Reverse = true), LastStep")]
    [InlineData("Input(3, Type = Token, Lengths = \"n\"), Embedding(1, 1, PaddingIndex = 0)")]
    [InlineData("Input(3, Type = Token), Embedding(5, 4), LastStep")]
    [InlineData("Input(3, 2, Lengths = \"n\"), LastStep")]
    [InlineData("Input(3, 2, Lengths = \"n\"), MeanSteps, RepeatSteps(3)")]
    [InlineData("Input(3, 2, Lengths = \"n\"), Skip, Lstm, Sum, Softmax, Flatten, Dense(2)")]
    [InlineData("Input(5, 4, Lengths = \"rows\"), Gru(Dropout = 0.5, Layers = 2), Dense(2)")]
    [InlineData("Input(5, 4, Lengths = \"training\"), Gru, Dense(2)")]
    public void Odd_networks_that_are_right(string attributes) => Compiled.Of("[Network, " + attributes + "]" + Class).IsClean();
}
