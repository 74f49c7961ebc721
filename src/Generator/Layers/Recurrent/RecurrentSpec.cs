using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>What the first state of a recurrent layer is made of.</summary>
internal enum Start
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The final state of another cell of the same kind and sizes.</summary>
    State,

    /// <summary>A vector for the first layer's first direction; zeros for the rest.</summary>
    Vector,
}

/// <summary>A recurrent layer whose settings and input have been checked.</summary>
/// <param name="Steps">T.</param>
/// <param name="Inputs">Features of a step of the input.</param>
/// <param name="Gates">Sums that each unit takes: 4 for LSTM, 3 for GRU, 1 for RNN.</param>
/// <param name="States">Vectors of state of each cell: 2 for LSTM (h, c), else 1.</param>
/// <param name="Layers">Cells on top of each other.</param>
/// <param name="Reverse">Whether the only direction runs backwards.</param>
internal sealed record RecurrentSpec(
    int Steps,
    int Inputs,
    int Hidden,
    int Gates,
    int States,
    int Layers,
    bool Bidirectional,
    bool Reverse,
    bool Bias,
    double Rate,
    Start Start,
    ActivationCall? Activation,
    Shape Output) : Spec(Output)
{
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Features of a step of each layer's output.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>Floats of h of all layers and directions; c stands behind it.</summary>
    public long HiddenStates => (long)Layers * Directions * Hidden;

    /// <summary>Floats of a sample's state.</summary>
    public long StateLength => States * HiddenStates;

    public long MultiplyAdds => Cells.Sum(cell => cell.InputMultiplyAdds + cell.HiddenMultiplyAdds);

    /// <summary>Every layer's every direction, in PyTorch's order.</summary>
    public IEnumerable<Cell> Cells => Enumerable.Range(0, Layers).SelectMany(layer => Enumerable.Range(0, Directions).Select(direction => new Cell(this, layer, direction)));
}
