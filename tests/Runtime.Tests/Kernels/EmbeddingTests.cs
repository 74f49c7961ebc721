using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Vectors of tokens.</summary>
public class EmbeddingTests
{
    public static TheoryData<string> Files => Conformance.Cases("embedding");

    [Theory]
    [MemberData(nameof(Files))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        Conformance c = Conformance.Load(name);
        int[] sizes = c.Shape("w"), tokens = Array.ConvertAll(c.Longs("idx"), index => (int)index);
        int padding = c.Attribute("padding_idx") is { ValueKind: System.Text.Json.JsonValueKind.Number } index ? index.GetInt32() : -1;
        EmbeddingShape shape = new(c.Shape("idx")[1], sizes[0], sizes[1], padding, 1);
        float[] y = new float[tokens.Length * sizes[1]], dweight = new float[sizes[0] * sizes[1]];
        Embedding.Forward(Team.Alone, in shape, c.Shape("idx")[0], tokens, c.Floats("w"), y);
        Embedding.BackwardWeights(Team.Alone, in shape, c.Shape("idx")[0], tokens, c.Floats("cot0"), dweight, accumulate: false);
        KernelCheck.Close(c.Doubles("out0"), y, name + " y");
        KernelCheck.Close(c.Doubles("grad.w"), dweight, name + " dw");
    }

    /// <summary>Tokens are drawn, and repeat.</summary>
    [Theory]
    [InlineData(3, 1, -1, 1f)]
    [InlineData(5, 33, 2, 5.744563f)]
    [InlineData(40, 300, 0, 1f)]
    public void Forward_and_gradient_keep_their_contract(int vocabulary, int width, int padding, float scale)
    {
        const int Steps = 7, Most = 40;
        EmbeddingShape shape = new(Steps, vocabulary, width, padding, scale);
        int[] tokens = new int[Most * Steps];
        int[] Tokens(ReadOnlySpan<float> drawn)
        {
            for (int i = 0; i < drawn.Length; i++)
            {
                tokens[i] = (int)Math.Abs(drawn[i] * 1000) % vocabulary;
            }

            return tokens;
        }

        foreach (int rows in new[] { 1, 3, Most })
        {
            KernelCheck.All(
                new()
                {
                    Name = "embedding", Reads = [new(Steps), new(vocabulary * width, PerSample: false)], Writes = [new(Steps * width)],
                    Reference = (rows, r) =>
                    {
                        int[] places = Tokens(Array.ConvertAll(r[0], value => (float)value));
                        double[] y = new double[rows * Steps * width];
                        for (int i = 0; i < y.Length; i++)
                        {
                            y[i] = scale * r[1][(places[i / width] * width) + (i % width)];
                        }

                        return [y];
                    },
                    Run = (team, rows, r, o, _) => Embedding.Forward(team, in shape, rows, Tokens(r[0].Span).AsSpan(0, rows * Steps), r[1].Span, o[0].Span),
                },
                rows,
                seed: 1);
            KernelCheck.All(
                new()
                {
                    Name = "gradient of an embedding", Reads = [new(Steps), new(Steps * width)], Writes = [new(vocabulary * width, PerSample: false)], Accumulates = true, RowsAreIndependent = false,
                    Reference = (rows, r) =>
                    {
                        int[] places = Tokens(Array.ConvertAll(r[0], value => (float)value));
                        double[] dweight = new double[vocabulary * width];
                        for (int i = 0; i < r[1].Length; i++)
                        {
                            dweight[(places[i / width] * width) + (i % width)] += places[i / width] == padding ? 0 : scale * r[1][i];
                        }

                        return [dweight];
                    },
                    Run = (team, rows, r, o, accumulate) =>
                        Embedding.BackwardWeights(team, in shape, rows, Tokens(r[0].Span).AsSpan(0, rows * Steps), r[1].Span, o[0].Span, accumulate),
                },
                rows,
                seed: 2);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_token_outside_the_vocabulary_is_refused_before_anything_is_written(int wrong)
    {
        EmbeddingShape shape = new(2, 5, 3, -1, 1);
        int[] tokens = [0, 4, wrong, 1];
        float[] weight = Floats.Uniform(15, 1), y = new float[12], dweight = new float[15];
        Array.Fill(y, 7);
        Array.Fill(dweight, 7);
        foreach (Action call in new Action[]
        {
            () => Embedding.Forward(Team.Alone, in shape, 2, tokens, weight, y),
            () => Embedding.BackwardWeights(Team.Alone, in shape, 2, tokens, y, dweight, accumulate: false),
        })
        {
            ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(call);
            Assert.Equal("tokens", exception.ParamName);
            Assert.Contains($"token {wrong} at place 2", exception.Message, StringComparison.Ordinal);
            Assert.Contains("vocabulary of 5", exception.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(y, value => value != 7);
        Assert.DoesNotContain(dweight, value => value != 7);
    }
}
