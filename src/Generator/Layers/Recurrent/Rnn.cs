using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>A plain recurrent cell: <c>h = activation(x-part + h-part)</c>.</summary>
internal sealed class Rnn : RecurrentLayer<RnnAttribute>
{
    protected override string Kind => "Rnn";

    protected override int Gates => 1;

    protected override int Summed => 1;

    protected override ActivationCall? Activation(LayerContext at)
    {
        StaticNets.Activation activation = at.Choice<StaticNets.Activation>(nameof(RnnAttribute.Activation));
        if (!at.Failed && activation is not (StaticNets.Activation.Tanh or StaticNets.Activation.Relu))
        {
            at.Fail(Rule.OutOfRange, nameof(RnnAttribute.Activation), nameof(RnnAttribute.Activation), "Tanh or Relu", activation);
        }

        return new ActivationCall(activation.ToString(), []);
    }

    protected override void Forward(Cell cell, StepBuilder step, CellValues v)
    {
        int[] reads = [v.Gates, v.Panels, v.Start, step.Lengths(0)];
        if (!step.Training)
        {
            step.Call("Rnn.Forward", cell.Recurrence, reads, [v.Y, v.Last], cell.Of.Activation, multiplyAdds: cell.HiddenMultiplyAdds);
            return;
        }

        step.Call("Rnn.ForwardTraining", cell.Recurrence, reads, [v.Y, Before(cell, step), v.Last], cell.Of.Activation, multiplyAdds: cell.HiddenMultiplyAdds);
    }

    protected override (int Input, int Hidden) Backward(Cell cell, StepBuilder step, CellGradients v)
    {
        int gates = step.Extra(cell.Named("gatesGradient"), cell.PerStep(1));
        int[] reads = [v.Y, step.Parameter(cell.WeightHidden), v.Dy, v.Dfinal, step.Lengths(0)];
        step.Call("Rnn.Backward", cell.Recurrence, reads, [gates, v.Dstart], cell.Of.Activation, multiplyAdds: cell.HiddenMultiplyAdds);
        return (gates, gates);
    }
}
