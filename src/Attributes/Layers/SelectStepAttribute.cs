namespace StaticNets;

/// <summary>One step of a sequence [T, D] as a vector [D].</summary>
/// <example><c>[SelectStep(0), Dense(1000)]</c></example>
/// <param name="step">Its number, from 0.</param>
public sealed class SelectStepAttribute(object step) : LayerAttribute
{
    /// <summary>Its number, from 0.</summary>
    public object Step { get; set; } = step;
}
