namespace StaticNets;

/// <summary>A sequence [T, N] whose steps are all the same vector [N]: the same input at every step.</summary>
/// <example><c>[Input(16), RepeatSteps(20), Lstm(64)]</c></example>
/// <param name="steps">T.</param>
public sealed class RepeatStepsAttribute(object steps) : LayerAttribute
{
    /// <summary>Number of steps.</summary>
    public object Steps { get; set; } = steps;
}
