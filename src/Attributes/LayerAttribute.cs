namespace StaticNets;

/// <summary>A layer of a network: an attribute that takes the current value and leaves a new one.</summary>
/// <remarks>
/// Settings are of type <c>object</c> because a block may give an expression ("2*growth") or the name of one of its parameters where a network gives
/// a number, a flag or a choice. The compiler checks what was given.
/// </remarks>
public abstract class LayerAttribute : PartAttribute
{
    /// <summary>
    /// Path segment of the layer's parameters; default: the kind and its ordinal (<c>conv1</c>). "" adds no segment. It may hold dots, in a block expressions in braces (<c>"conv.{t != 1}"</c>), and
    /// <c>{i}</c>, <c>{i+1}</c> for the number of the repetition, counted from 0.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>How often the layer stands here, one after the other, each time with parameters of its own; dimensions are read anew each time.</summary>
    public object Repeat { get; set; } = 1;

    /// <summary>Path of another layer whose parameters, of the same names and shapes, this one uses too: an <c>[Embedding]</c> and a <c>[Dense(Bias = false)]</c> behind the last layer, for example.</summary>
    public string? Share { get; set; }
}
