using System;
using System.Linq;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>All five arrangements, with each kind of cell, have the parameters that their formulas say, and learn.</summary>
public sealed class ArrangementTests
{
    private const int Inputs = 6;
    private const int Hidden = 9;
    private const int Outputs = 4;

    // Weights of the input and of the state and, as torch.nn has them, two biases; times the cell's gates. Then the dense layer.
    private static int Cell(int gates) => gates * Hidden * (Inputs + Hidden + 2);

    private static int Head => Outputs * (Hidden + 1);

    [Fact]
    public void Parameters_are_those_of_the_formula()
    {
        (int Formula, int Found)[] networks =
        [
            (Cell(1) + Head, OneToOneRnn.ParameterCount),
            (Cell(1) + Head, OneToManyRnn.ParameterCount),
            (Cell(1) + Head, ManyToOneRnn.ParameterCount),
            ((2 * Cell(1)) + Head, EncoderDecoderRnn.ParameterCount),
            (Cell(1) + Head, ManyToManyRnn.ParameterCount),
            (Cell(3) + Head, OneToOneGru.ParameterCount),
            (Cell(3) + Head, OneToManyGru.ParameterCount),
            (Cell(3) + Head, ManyToOneGru.ParameterCount),
            ((2 * Cell(3)) + Head, EncoderDecoderGru.ParameterCount),
            (Cell(3) + Head, ManyToManyGru.ParameterCount),
            (Cell(4) + Head, OneToOneLstm.ParameterCount),
            (Cell(4) + Head, OneToManyLstm.ParameterCount),
            (Cell(4) + Head, ManyToOneLstm.ParameterCount),
            ((2 * Cell(4)) + Head, EncoderDecoderLstm.ParameterCount),
            (Cell(4) + Head, ManyToManyLstm.ParameterCount),
        ];
        Assert.All(networks, network => Assert.Equal(network.Formula, network.Found));
    }

    [Fact]
    public void Rnn_learns_in_every_arrangement()
    {
        using OneToOneRnn.Training one = new(new OneToOneRnn(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToOneRnn.InputLength, OneToOneRnn.OutputLength, one.Step);
        using OneToManyRnn.Training many = new(new OneToManyRnn(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToManyRnn.InputLength, OneToManyRnn.OutputLength, many.Step);
        using ManyToOneRnn.Training last = new(new ManyToOneRnn(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToOneRnn.InputLength, ManyToOneRnn.OutputLength, last.Step);
        using ManyToManyRnn.Training each = new(new ManyToManyRnn(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToManyRnn.InputLength, ManyToManyRnn.OutputLength, each.Step);
        using EncoderDecoderRnn.Training pair = new(new EncoderDecoderRnn(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        float[] previous = Draw(8 * EncoderDecoderRnn.PreviousLength, 3);
        Learns(EncoderDecoderRnn.InputLength, EncoderDecoderRnn.OutputLength, (x, target) => pair.Step(x, previous, target));
    }

    [Fact]
    public void Gru_learns_in_every_arrangement()
    {
        using OneToOneGru.Training one = new(new OneToOneGru(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToOneGru.InputLength, OneToOneGru.OutputLength, one.Step);
        using OneToManyGru.Training many = new(new OneToManyGru(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToManyGru.InputLength, OneToManyGru.OutputLength, many.Step);
        using ManyToOneGru.Training last = new(new ManyToOneGru(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToOneGru.InputLength, ManyToOneGru.OutputLength, last.Step);
        using ManyToManyGru.Training each = new(new ManyToManyGru(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToManyGru.InputLength, ManyToManyGru.OutputLength, each.Step);
        using EncoderDecoderGru.Training pair = new(new EncoderDecoderGru(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        float[] previous = Draw(8 * EncoderDecoderGru.PreviousLength, 3);
        Learns(EncoderDecoderGru.InputLength, EncoderDecoderGru.OutputLength, (x, target) => pair.Step(x, previous, target));
    }

    [Fact]
    public void Lstm_learns_in_every_arrangement()
    {
        using OneToOneLstm.Training one = new(new OneToOneLstm(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToOneLstm.InputLength, OneToOneLstm.OutputLength, one.Step);
        using OneToManyLstm.Training many = new(new OneToManyLstm(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(OneToManyLstm.InputLength, OneToManyLstm.OutputLength, many.Step);
        using ManyToOneLstm.Training last = new(new ManyToOneLstm(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToOneLstm.InputLength, ManyToOneLstm.OutputLength, last.Step);
        using ManyToManyLstm.Training each = new(new ManyToManyLstm(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        Learns(ManyToManyLstm.InputLength, ManyToManyLstm.OutputLength, each.Step);
        using EncoderDecoderLstm.Training pair = new(new EncoderDecoderLstm(seed: 1), 8, new Adam(0.02f), Loss.MeanSquaredError);
        float[] previous = Draw(8 * EncoderDecoderLstm.PreviousLength, 3);
        Learns(EncoderDecoderLstm.InputLength, EncoderDecoderLstm.OutputLength, (x, target) => pair.Step(x, previous, target));
    }

    private delegate float Step(ReadOnlySpan<float> x, ReadOnlySpan<float> target);

    // Eight samples are fewer than the parameters: what learns at all learns them by heart. A gradient that does not arrive leaves the loss where the dense layer alone can bring it.
    private static void Learns(int inputs, int outputs, Step step)
    {
        float[] x = Draw(8 * inputs, 1), target = Draw(8 * outputs, 2);
        float first = step(x, target), last = first;
        for (int i = 0; i < 300; i++)
        {
            last = step(x, target);
        }

        Assert.True(last < first / 4, $"{first} became {last}");
    }

    private static float[] Draw(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
