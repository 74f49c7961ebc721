using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Squiggles;

/// <summary>What can be wrong with attention, positions and patches: on the text that it is about, with the whole message.</summary>
public class AttentionRuleTests
{
    private const string Class = " public sealed partial class Net;";

    [Theory]
    [InlineData("{|SN1022:7|}", "has 7 heads for a width of 512, which they do not divide; 4 would")]
    [InlineData("{|SN1022:Heads = 1024|}", "has 1024 heads for a width of 512, which they do not divide; 512 would")]
    [InlineData("Width = 96, {|SN1022:Heads = 36|}", "has 36 heads for a width of 96, which they do not divide; 32 would")]
    public void SN1022_heads_that_do_not_divide(string settings, string said) => Marked.Check(
        "[Network, Input(64, 512), MultiHeadAttention(" + settings + ")]" + Class,
        "'multiHeadAttention1' " + said);

    [Theory]
    [InlineData("{|SN1023:15|}", "15", "14")]
    [InlineData("{|SN1023:\"16x10\"|}", "16x10", "16x8")]
    [InlineData("{|SN1023:300|}", "300", "224")]
    public void SN1023_patches_that_do_not_divide(string patch, string found, string fits) => Marked.Check(
        "[Network, Input(3, 224, 224), PatchEmbedding(" + patch + ", 768), MeanSteps]" + Class,
        "Patches of " + found + " of 'patchEmbedding1' do not divide its input [3, 224, 224]; " + fits + " would");

    [Fact]
    public void SN0010_a_memory_has_no_order_in_common_with_the_steps() => Marked.Check(
        "[Network, Input(8, 4), Tag(\"m\"), Input(5, 4, Name = \"b\"), MultiHeadAttention(2, Memory = \"m\", {|SN0010:Causal = true|})]" + Class,
        "'multiHeadAttention1' has both Causal and Memory; give one of them");

    [Fact]
    public void SN0022_a_memory_that_is_not_there() => Marked.Check(
        "[Network, Input(5, 4), {|SN0022:DecoderLayer(2, 8, \"memory\")|}]" + Class);

    [Theory]
    [InlineData("Input(3, 4, 4)", "[3, 4, 4]")]
    [InlineData("Input(12)", "[12]")]
    public void SN1002_what_is_no_sequence(string input, string said) => Marked.Check(
        "[Network, " + input + ", {|SN1002:MultiHeadAttention(2)|}]" + Class,
        "'multiHeadAttention1' works on a sequence [T, D]; its input is " + said);

    [Fact]
    public void SN1002_a_memory_that_is_no_sequence() => Marked.Check(
        "[Network, Input(8), Tag(\"m\"), Input(5, 4, Name = \"b\"), MultiHeadAttention(2, {|SN1002:Memory = \"m\"|})]" + Class,
        "'multiHeadAttention1' works on a memory that is a sequence [T, D]; its input is [8]");

    [Fact]
    public void SN1016_tokens_for_attention() => Marked.Check(
        "[Network, Input(64, Type = Token), {|SN1016:MultiHeadAttention|}]" + Class,
        "'multiHeadAttention1' works on numbers, which an [Embedding] makes of tokens; it is given tokens [64]");

    [Fact]
    public void SN1016_tokens_as_a_memory() => Marked.Check(
        "[Network, Input(6, Type = Token), Tag(\"t\"), Embedding(9, 4), MultiHeadAttention({|SN1016:Memory = \"t\"|})]" + Class,
        "'multiHeadAttention1' works on numbers, which an [Embedding] makes of tokens; it is given tokens [6]");

    [Theory]
    [InlineData("64")]
    [InlineData("1000")]
    public void SN1011_a_step_that_there_is_not(string step) => Marked.Check(
        "[Network, Input(64, 8), SelectStep({|SN1011:" + step + "|})]" + Class,
        "Step of 'selectStep1' must be from 0 to 63; it is " + step);

    [Fact]
    public void SN1011_a_rate_of_one() => Marked.Check(
        "[Network, Input(64, 8), MultiHeadAttention(2, {|SN1011:Dropout = 1|})]" + Class,
        "Dropout of 'multiHeadAttention1' must be from 0 up to but not including 1; it is 1");

    [Fact]
    public void SN1020_a_class_token_before_sequences_with_true_lengths() => Marked.Check(
        "[Network, Input(20, 8, Lengths = \"n\"), {|SN1020:ClassToken|}, MultiHeadAttention, MeanSteps]" + Class,
        "'classToken1' makes 21 steps of 20, so that the true lengths of its input fit its output no more; a window of stride 1 with Causal or Padding = Same keeps them");

    [Fact]
    public void SN0035_a_table_for_a_layer_with_a_bias() => Marked.Check(
        "[Network, Input(6, Type = Token), Embedding(9, 4, Name = \"table\"), Dense(9, {|SN0035:Share = \"table\"|})]" + Class,
        "The layer 'table', whose parameters are to be shared, is [Embedding] and has weight [9, 4] where this one needs weight [9, 4], bias [9]");

    /// <summary>Negative control: what these would say of networks that are right.</summary>
    [Theory]
    [InlineData("Input(64, 512), MultiHeadAttention")]
    [InlineData("Input(100000, 64), MultiHeadAttention(8), MeanSteps")]
    [InlineData("Input(64, 7), MultiHeadAttention, SelectStep(63)")]
    [InlineData("Input(3, 8, 12), PatchEmbedding(\"4x6\", 5), ClassToken, PositionalEncoding(Learned = true), VisionEncoderLayer(5, 8, Repeat = 2), SelectStep(0)")]
    [InlineData("Input(6, Type = Token), Embedding(9, 4, Name = \"table\"), MultiHeadAttention(2, Causal = true), Dense(9, Bias = false, Share = \"table\")")]
    [InlineData("Input(20, 8, Lengths = \"n\"), EncoderLayer(2, 16), Tag(\"memory\"), Input(5, 4, Name = \"b\", Lengths = \"m\"), DecoderLayer(2, 8), Dense(3)")]
    public void What_fits_is_taken(string attributes) => Compiled.Of("[Network, " + attributes + "]" + Class).IsClean();
}
