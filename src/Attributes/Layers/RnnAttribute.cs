namespace StaticNets;

/// <summary>
/// A plain recurrent cell over the steps of a sequence [T, D], as <c>torch.nn.RNN</c> with <c>batch_first</c>: gives the sequence [T, hidden] of its outputs, [T, 2 · hidden] with both directions.
/// </summary>
/// <example><c>[Rnn(64, Layers = 2), LastStep]</c></example>
/// <param name="hidden">Size of the hidden state; default: as many as features come in.</param>
public sealed class RnnAttribute(object? hidden = null) : LayerAttribute
{
    /// <summary>Size of the hidden state; default: as many as features come in.</summary>
    public object? Hidden { get; set; } = hidden;

    /// <summary>What follows the sum: <c>Tanh</c> or <c>Relu</c>.</summary>
    public object Activation { get; set; } = StaticNets.Activation.Tanh;

    /// <summary>Cells on top of each other: each reads the outputs of the one before.</summary>
    public object Layers { get; set; } = 1;

    /// <summary>Whether a second direction runs from the end to the beginning; its outputs stand behind those of the first.</summary>
    public object Bidirectional { get; set; } = false;

    /// <summary>Whether the one direction runs from the end to the beginning. Excludes <see cref="Bidirectional"/>.</summary>
    public object Reverse { get; set; } = false;

    /// <summary>Whether input and state have biases.</summary>
    public object Bias { get; set; } = true;

    /// <summary>Rate of dropout between layers, in training.</summary>
    public object Dropout { get; set; } = 0;

    /// <summary>Label of the first state: a final state of another cell of this kind and these sizes, or a value [hidden] for the first layer. Default: zeros.</summary>
    public string? InitialState { get; set; }

    /// <summary>Gives the state after the last step a label: of all layers and directions.</summary>
    public string? FinalState { get; set; }
}
