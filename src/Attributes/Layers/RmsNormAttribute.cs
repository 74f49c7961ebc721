namespace StaticNets;

/// <summary>
/// Divides by the root of the mean square, then scales each value, as <c>torch.nn.RMSNorm</c>: each step of a sequence [T, D], all of a vector [N] or an
/// image [C, H, W].
/// </summary>
/// <example><c>[RmsNorm(Epsilon = 1e-6)]</c></example>
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>Added to the mean square; a positive number. The default is PyTorch's: the distance from 1 to the next float, 2⁻²³.</summary>
    public object Epsilon { get; set; } = 1.1920928955078125e-7;
}
