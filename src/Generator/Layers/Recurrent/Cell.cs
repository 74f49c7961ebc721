using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>One direction of one layer of a recurrent layer: its sizes and the names of its tensors.</summary>
internal sealed record Cell(RecurrentSpec Of, int Layer, int Direction)
{
    /// <summary>What PyTorch puts behind the names of its tensors: <c>_l1_reverse</c>.</summary>
    public string Suffix => "_l" + Text.Of(Layer) + (Direction == 1 ? "_reverse" : "");

    public string WeightInput => "weight_ih" + Suffix;

    public string WeightHidden => "weight_hh" + Suffix;

    public string BiasInput => "bias_ih" + Suffix;

    public string BiasHidden => "bias_hh" + Suffix;

    /// <summary>Features of a step of what it reads.</summary>
    public int Inputs => Layer == 0 ? Of.Inputs : Of.Outputs;

    /// <summary>Sums of a step.</summary>
    public int Sums => Of.Gates * Of.Hidden;

    public long InputMultiplyAdds => (long)Of.Steps * Inputs * Sums;

    public long HiddenMultiplyAdds => (long)Of.Steps * Of.Hidden * Sums;

    /// <summary>The input's part of the sums of all steps, as a dense layer.</summary>
    public Geometry InputProduct => Geometry.Of("DenseShape", ("steps", Of.Steps), ("inputs", Inputs), ("outputs", Sums));

    /// <summary>The state's part, as the dense layer whose weights' gradient it has.</summary>
    public Geometry HiddenProduct => Geometry.Of("DenseShape", ("steps", Of.Steps), ("inputs", Of.Hidden), ("outputs", Sums));

    public Geometry Packing => Geometry.Of("RecurrentPackShape", ("hidden", Of.Hidden), ("gates", Of.Gates));

    /// <summary>The steps themselves.</summary>
    public Geometry Recurrence
    {
        get
        {
            long at = ((Layer * Of.Directions) + Direction) * (long)Of.Hidden;
            return Geometry.Of("RecurrentShape", ("steps", Of.Steps), ("hidden", Of.Hidden), ("outputs", Of.Outputs), ("at", Direction * Of.Hidden))
                .With("reverse", Direction == 1 || Of.Reverse)
                .With("stateLength", Of.StateLength)
                .With("stateAt", at)
                .With("cellAt", Of.States == 2 ? Of.HiddenStates + at : 0);
        }
    }

    /// <summary>Name of a value of its own.</summary>
    public string Named(string name) => name + Suffix;

    /// <summary>Shape of so many vectors of its size for each step.</summary>
    public Shape PerStep(int vectors) => Shape.Of(Of.Steps, vectors * Of.Hidden);
}
