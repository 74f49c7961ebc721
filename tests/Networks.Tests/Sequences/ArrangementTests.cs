using System;
using System.Linq;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>All five arrangements, with each kind of cell, have the parameters that their formulas say, and learn.</summary>
public sealed class ArrangementTests
{
    private const int Rows = 8;
    private const int Inputs = 6;
    private const int Hidden = 9;
    private const int Outputs = 4;

    // What the cells' formula gives, what the network has, and a training of it.
    private static readonly (int Formula, int Found, Func<TrainingSession> Train)[] Networks =
    [
        (Cell(1), OneToOneRnn.ParameterCount, static () => new OneToOneRnn.Training(new OneToOneRnn(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(1), OneToManyRnn.ParameterCount, static () => new OneToManyRnn.Training(new OneToManyRnn(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(1), ManyToOneRnn.ParameterCount, static () => new ManyToOneRnn.Training(new ManyToOneRnn(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (2 * Cell(1), EncoderDecoderRnn.ParameterCount, static () => new EncoderDecoderRnn.Training(new EncoderDecoderRnn(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(1), ManyToManyRnn.ParameterCount, static () => new ManyToManyRnn.Training(new ManyToManyRnn(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(3), OneToOneGru.ParameterCount, static () => new OneToOneGru.Training(new OneToOneGru(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(3), OneToManyGru.ParameterCount, static () => new OneToManyGru.Training(new OneToManyGru(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(3), ManyToOneGru.ParameterCount, static () => new ManyToOneGru.Training(new ManyToOneGru(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (2 * Cell(3), EncoderDecoderGru.ParameterCount, static () => new EncoderDecoderGru.Training(new EncoderDecoderGru(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(3), ManyToManyGru.ParameterCount, static () => new ManyToManyGru.Training(new ManyToManyGru(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(4), OneToOneLstm.ParameterCount, static () => new OneToOneLstm.Training(new OneToOneLstm(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(4), OneToManyLstm.ParameterCount, static () => new OneToManyLstm.Training(new OneToManyLstm(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(4), ManyToOneLstm.ParameterCount, static () => new ManyToOneLstm.Training(new ManyToOneLstm(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (2 * Cell(4), EncoderDecoderLstm.ParameterCount, static () => new EncoderDecoderLstm.Training(new EncoderDecoderLstm(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
        (Cell(4), ManyToManyLstm.ParameterCount, static () => new ManyToManyLstm.Training(new ManyToManyLstm(seed: 1), Rows, new Adam(0.02f), Loss.MeanSquaredError)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Networks.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Parameters_are_those_of_the_formula(int network) => Assert.Equal(Networks[network].Formula + (Outputs * (Hidden + 1)), Networks[network].Found);

    // Eight samples are fewer than the parameters: what learns at all learns them by heart. A gradient that does not arrive leaves the loss where the dense layer alone can bring it.
    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_learns(int network)
    {
        using TrainingSession session = Networks[network].Train();
        Batch batch = session.CreateBatch();
        batch.Rows = Rows;
        Random random = new(1);
        for (int port = 0; port < session.Plan.Inputs.Count; port++)
        {
            Draw(random, batch.Floats(port));
        }

        Draw(random, batch.Target);
        float first = session.Step(batch), last = first;
        for (int i = 0; i < 300; i++)
        {
            last = session.Step(batch);
        }

        Assert.True(last < first / 4, $"{session.Plan.Layout.Network}: {first} became {last}");
    }

    // Weights of the input and of the state and, as torch.nn has them, two biases; times the cell's gates.
    private static int Cell(int gates) => gates * Hidden * (Inputs + Hidden + 2);

    private static void Draw(Random random, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = (random.NextSingle() * 2) - 1;
        }
    }
}
