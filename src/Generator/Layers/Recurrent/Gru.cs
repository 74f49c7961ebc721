using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>Gated recurrent units, gates in the order r, z, n: <c>n = tanh(x-part + r·(h-part))</c>, <c>h = (1 − z)·n + z·h</c>.</summary>
internal sealed class Gru : RecurrentLayer<GruAttribute>
{
    protected override string Kind => "Gru";

    protected override int Gates => 3;

    // r multiplies the state's part of n with its bias.
    protected override int Summed => 2;

    protected override void Forward(Cell cell, StepBuilder step, CellValues v)
    {
        int[] reads = [v.Gates, v.Panels, step.Parameter(cell.BiasHidden), v.Start, step.Lengths(0)];
        if (!step.Training)
        {
            step.Call("Gru.Forward", cell.Recurrence, reads, [v.Y, v.Last], multiplyAdds: cell.HiddenMultiplyAdds);
            return;
        }

        int[] writes = [Activated(cell, step), v.Y, Before(cell, step), Candidate(cell, step), v.Last];
        step.Call("Gru.ForwardTraining", cell.Recurrence, reads, writes, inPlace: [0], multiplyAdds: cell.HiddenMultiplyAdds);
    }

    protected override (int Input, int Hidden) Backward(Cell cell, StepBuilder step, CellGradients v)
    {
        int gates = step.Extra(cell.Named("gatesGradient"), cell.PerStep(3));
        int hidden = step.Extra(cell.Named("hiddenGradient"), cell.PerStep(3));
        int[] reads = [Activated(cell, step), Candidate(cell, step), Before(cell, step), step.Parameter(cell.WeightHidden), v.Dy, v.Dfinal, step.Lengths(0)];
        step.Call("Gru.Backward", cell.Recurrence, reads, [gates, hidden, v.Dstart], inPlace: [0], multiplyAdds: cell.HiddenMultiplyAdds);
        return (gates, hidden);
    }

    private static int Activated(Cell cell, StepBuilder step) => step.Extra(cell.Named("activated"), cell.PerStep(3));

    private static int Candidate(Cell cell, StepBuilder step) => step.Extra(cell.Named("candidate"), cell.PerStep(1));
}
