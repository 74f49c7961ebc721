using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Streaming;

/// <summary>Which networks have a <c>Step</c>, and what a hint says of those that have none.</summary>
public class StreamTests
{
    [Theory]
    [InlineData("Input(8, 3), Lstm(4), Dense(2)")]
    [InlineData("Input(8, 3), Gru(4, Layers = 2), LastStep, Dense(2), Softmax")]
    [InlineData("Input(8, 3), Lstm(4), MeanSteps, Dense(2)")]
    [InlineData("Input(8, 3), Rnn(4), BatchNorm, LayerNorm, PRelu, Dropout(0.5)")]
    [InlineData("Input(8, Type = Token), Embedding(9, 3), Lstm(4)")]
    [InlineData("Input(8, 3, Lengths = \"n\"), Lstm(4), Dense(2)")]
    [InlineData("Input(8, 3), Skip, Gru(3), Sum, Branch, Rnn(2), Branch, Dense(1), Concat")]
    [InlineData("Input(8, 3), Dense(2)")]
    [InlineData("Input(8, 3), Conv1D(4, Causal = true, Dilation = 2), Relu, Conv1D(4, F = 1)")]
    [InlineData("Input(8, 4), PositionalEncoding, MultiHeadAttention(2, Causal = true), EncoderLayer(2, 8, Causal = true), Dense(2)")]
    [InlineData("Input(8, 4, Lengths = \"n\"), MultiHeadAttention(2, Causal = true), Lstm(3)")]
    public void A_causal_network_has_one_and_needs_no_beginning(string attributes)
    {
        string source = Compiled.Of(Network(attributes)).IsClean().Source;

        Assert.Contains("public void Step(", source);
        Assert.DoesNotContain("public void Begin(", source);
        Assert.Empty(Hints(attributes));
    }

    [Theory]
    [InlineData("Input(8, 4, Lengths = \"n\"), EncoderLayer(2, 8), Tag(\"memory\"), Input(5, 6, Name = \"b\", Lengths = \"m\"), DecoderLayer(2, 8)", "input n")]
    [InlineData("Input(4), Tag(\"a\"), Input(8, 3, Name = \"b\"), Lstm(4, InitialState = \"a\")", "input")]
    [InlineData("Input(8, Type = Token, Lengths = \"n\"), Embedding(9, 3), Lstm(4, Bidirectional = true), LastStep, RepeatSteps(5), Tag(\"a\"), Input(5, 3, Name = \"b\", Lengths = \"m\"), Concat(\"a\"), Gru(2)", "input n")]
    [InlineData("Input(8, 3), Lstm(4, FinalState = \"a\"), Input(5, Type = Token, Name = \"b\"), Embedding(3, 2), Lstm(4, InitialState = \"a\")", "input")]
    [InlineData("Input(4), Input(5, 3, Name = \"b\"), Gru(2)", "input")]
    public void What_is_there_before_the_last_sequence_is_its_beginning(string attributes, string inputs)
    {
        string source = Compiled.Of(Network(attributes)).Source;
        string begin = source.Split('\n').Single(line => line.Contains("public void Begin(", StringComparison.Ordinal));

        Assert.All(inputs.Split(' '), input => Assert.Contains("> " + input + ",", begin));
        Assert.DoesNotContain("> b,", begin);
        Assert.DoesNotContain("> m,", begin);
        Assert.Contains("> b,", source.Split('\n').First(line => line.Contains("public void Step(", StringComparison.Ordinal)));
        Assert.Empty(Hints(attributes));
    }

    [Theory]
    [InlineData("Input(8, 3), Lstm(4, Bidirectional = true)", "lstm1")]
    [InlineData("Input(8, 3), Lstm(4), Gru(4, Reverse = true), LastStep", "gru1")]
    [InlineData("Input(8, 4), MultiHeadAttention(2, Causal = true), MultiHeadAttention(2)", "multiHeadAttention2")]
    [InlineData("Input(8, 4), Tag(\"m\"), Lstm, MultiHeadAttention(2, Memory = \"m\")", "multiHeadAttention1")]
    [InlineData("Input(8, 4), ClassToken, MultiHeadAttention(2, Causal = true)", "classToken1")]
    [InlineData("Input(8, 3), Dense(2), Flatten, Dense(2)", "flatten1")]
    [InlineData("Input(8, 3), LayerNorm(Axes = 2)", "layerNorm1")]
    [InlineData("Input(8, 3), Conv1D(4, F = 3, P = 1)", "conv1D1")]
    [InlineData("Input(8, 3), Conv1D(3, Causal = true), Conv1D(3, S = 2, Causal = true)", "conv1D2")]
    [InlineData("Input(8, 3), Tag(\"x\"), Lstm(4, FinalState = \"a\"), From(\"x\"), Lstm(4, InitialState = \"a\")", "lstm2")]
    [InlineData("Input(8, 3), Tag(\"x\"), Gru(4), LastStep, RepeatSteps(8), Concat(\"x\")", "concat1")]
    [InlineData("Input(8, 3), Tag(\"x\"), Input(8, 3, Name = \"b\"), Sum(\"x\"), Dense(2)", "sum1")]
    public void A_layer_that_waits_for_later_steps_is_named(string attributes, string layer)
    {
        Assert.DoesNotContain("CreateState", Compiled.Of(Network(attributes)).Source);
        Assert.Contains("'" + layer + "'", Assert.Single(Hints(attributes)));
    }

    [Theory]
    [InlineData("Input(8), Dense(2)")]
    [InlineData("Input(3, 8, 8), Conv(2), Flatten, Dense(2)")]
    public void Of_a_network_without_a_sequence_nothing_is_said(string attributes)
    {
        Assert.DoesNotContain("CreateState", Compiled.Of(Network(attributes)).IsClean().Source);
        Assert.Empty(Hints(attributes));
    }

    [Fact]
    public void The_hint_is_off_by_default() => Compiled.Of(Network("Input(8, 3), Lstm(4, Bidirectional = true)")).IsClean();

    private static string Network(string attributes) => "[Network, " + attributes + "] public sealed partial class Net;";

    private static IEnumerable<string> Hints(string attributes)
    {
        Compilation compilation = Compilations.Of(Network(attributes));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.Add("SN4001", ReportDiagnostic.Info)));
        return Compiled.Analyze(compilation).Where(diagnostic => diagnostic.Id == "SN4001").Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
