namespace StaticNets.Runtime.Parameters;

/// <summary>How a parameter gets its first values.</summary>
public enum InitialiserKind
{
    /// <summary>Every value is <see cref="Initialiser.Value"/>.</summary>
    Constant,

    /// <summary>Uniform in [-<see cref="Initialiser.Value"/>, <see cref="Initialiser.Value"/>).</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation <see cref="Initialiser.Value"/>.</summary>
    Normal,
}

/// <summary>How a parameter gets its first values: a kind and its one number (the constant, the bound or the standard deviation).</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">The constant, the bound, or the standard deviation.</param>
public readonly record struct Initialiser(InitialiserKind Kind, float Value)
{
    /// <summary>Every value is <paramref name="value"/>.</summary>
    public static Initialiser Constant(float value) => new(InitialiserKind.Constant, value);

    /// <summary>Uniform in [-bound, bound); PyTorch's default for convolutions and dense layers with bound = 1/√fan_in.</summary>
    public static Initialiser Uniform(float bound) => new(InitialiserKind.Uniform, bound);

    /// <summary>Normal with mean 0.</summary>
    public static Initialiser Normal(float deviation) => new(InitialiserKind.Normal, deviation);
}
