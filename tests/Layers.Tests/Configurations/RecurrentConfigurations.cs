using System;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Recurrent layers with drawn settings, and what makes vectors of sequences and sequences of vectors. Small, because a sequence is gone through step by step many times.</summary>
internal static class RecurrentConfigurations
{
    public static LayerConfiguration Rnn(int seed) => Cell(seed, draw => new RnnCell(draw.Coin()));

    public static LayerConfiguration Gru(int seed) => Cell(seed, draw => new GruCell());

    public static LayerConfiguration Lstm(int seed) => Cell(seed, draw => new LstmCell());

    public static LayerConfiguration LastStep(int seed)
    {
        Draw draw = new(seed);
        return new("LastStep", seed, Sequence(draw), draw.Rows(), "LastStep", new ReducedStepsReference(Mean: false));
    }

    public static LayerConfiguration MeanSteps(int seed)
    {
        Draw draw = new(seed);
        return new("MeanSteps", seed, Sequence(draw), draw.Rows(), "MeanSteps", new ReducedStepsReference(Mean: true));
    }

    public static LayerConfiguration RepeatSteps(int seed)
    {
        Draw draw = new(seed);
        RepeatStepsReference layer = new(draw.Positional(draw.Among(1, 2, 5, 9)));
        return new("RepeatSteps", seed, [draw.Width()], draw.Rows(), "RepeatSteps" + draw.Arguments, layer);
    }

    private static LayerConfiguration Cell(int seed, Func<Draw, CellReference> make)
    {
        Draw draw = new(seed);
        CellReference cell = make(draw);
        int[] input = [draw.Among(1, 2, 3, 6), draw.Among(1, 3, 5, 8, 17)];
        int hidden = draw.Among(1, 2, 3, 7, 8, 9, 16, 17);
        if (draw.Coin())
        {
            draw.Positional(hidden);
        }
        else
        {
            hidden = input[1];
        }

        if (cell is RnnCell { Relu: true })
        {
            draw.Literally("Activation = StaticNets.Activation.Relu");
        }

        int directions = draw.Among(0, 1, 2);
        RecurrentReference layer = new(cell, hidden)
        {
            Layers = draw.Named("Layers", draw.Among(1, 1, 2, 3), 1),
            Bidirectional = draw.Named("Bidirectional", directions == 1, false),
            Reverse = draw.Named("Reverse", directions == 2, false),
            Bias = draw.Named("Bias", draw.Coin(), true),
        };
        return new(cell.Name, seed, input, draw.Rows(), cell.Name + draw.Arguments, layer);
    }

    private static int[] Sequence(Draw draw) => [draw.Among(1, 2, 5, 9), draw.Width()];
}
