namespace Outside;

/// <summary>How wide a stage is.</summary>
public enum Width
{
    /// <summary>As its input.</summary>
    Same = 1,
}

/// <summary>A residual stage. Its parameters are read by the texts alone.</summary>
/// <param name="k">Filters.</param>
[Skip]
[Conv("k", F = 3, S = "S", P = 1, Bias = false, Name = "conv1"), Norm, Activate("Activation")]
[Conv("k", F = 3, P = 1, Bias = false, Name = "conv2"), Norm, Dropout("Rate", If = "Rate > 0")]
[Sum(Project = true), Relu]
public sealed class StageAttribute(int k) : BlockAttribute
{
    /// <summary>Step.</summary>
    public int S { get; init; } = 2;

    /// <summary>Rate of the dropout.</summary>
    public double Rate { get; init; }

    /// <summary>Between the convolutions.</summary>
    public Activation Activation { get; init; } = Activation.Silu;

    /// <summary>Not used by any text.</summary>
    public Width Width { get; init; } = Width.Same;
}

[BatchNorm(Epsilon = "Epsilon")]
internal sealed class NormAttribute : BlockAttribute
{
    public double Epsilon { get; init; } = 1e-3;
}
