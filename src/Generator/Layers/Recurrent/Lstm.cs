using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>Long short-term memory, gates in the order i, f, g, o: <c>c = f·c + i·g</c>, <c>h = o·tanh(c)</c>.</summary>
internal sealed class Lstm : RecurrentLayer<LstmAttribute>
{
    protected override string Kind => "Lstm";

    protected override int Gates => 4;

    protected override int Summed => 4;

    protected override int States => 2;

    protected override void Forward(Cell cell, StepBuilder step, CellValues v)
    {
        if (!step.Training)
        {
            step.Call("Lstm.Forward", cell.Recurrence, [v.Gates, v.Panels, v.Start, step.Lengths(0)], [v.Y, v.Last], multiplyAdds: cell.HiddenMultiplyAdds);
            return;
        }

        int[] writes = [Activated(cell, step), v.Y, Before(cell, step), CellsBefore(cell, step), v.Last];
        step.Call("Lstm.ForwardTraining", cell.Recurrence, [v.Gates, v.Panels, v.Start, step.Lengths(0)], writes, inPlace: [0], multiplyAdds: cell.HiddenMultiplyAdds);
    }

    protected override (int Input, int Hidden) Backward(Cell cell, StepBuilder step, CellGradients v)
    {
        int gates = step.Extra(cell.Named("gatesGradient"), cell.PerStep(4));
        int[] reads = [Activated(cell, step), CellsBefore(cell, step), step.Parameter(cell.WeightHidden), v.Dy, v.Dfinal, step.Lengths(0)];
        step.Call("Lstm.Backward", cell.Recurrence, reads, [gates, v.Dstart], inPlace: [0], multiplyAdds: cell.HiddenMultiplyAdds);
        return (gates, gates);
    }

    private static int Activated(Cell cell, StepBuilder step) => step.Extra(cell.Named("activated"), cell.PerStep(4));

    private static int CellsBefore(Cell cell, StepBuilder step) => step.Extra(cell.Named("cells"), cell.PerStep(1));
}
