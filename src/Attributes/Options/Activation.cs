namespace StaticNets;

/// <summary>Names of the activations that have no setting that must be given: each is the attribute of that name with its defaults.</summary>
public enum Activation
{
    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>min(max(x, 0), 6)</c>.</summary>
    Relu6,

    /// <summary><c>x</c> for positive x, <c>0.01 x</c> otherwise.</summary>
    LeakyRelu,

    /// <summary>Exponential linear unit.</summary>
    Elu,

    /// <summary>Scaled exponential linear unit.</summary>
    Selu,

    /// <summary>Continuously differentiable exponential linear unit.</summary>
    Celu,

    /// <summary>Gaussian error linear unit.</summary>
    Gelu,

    /// <summary><c>x · sigmoid(x)</c>.</summary>
    Silu,

    /// <summary>Piecewise linear form of <see cref="Silu"/>.</summary>
    HardSwish,

    /// <summary>Piecewise linear form of <see cref="Sigmoid"/>.</summary>
    HardSigmoid,

    /// <summary><c>min(max(x, -1), 1)</c>.</summary>
    HardTanh,

    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    Sigmoid,

    /// <summary><c>log(sigmoid(x))</c>.</summary>
    LogSigmoid,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary><c>log(1 + eˣ)</c>.</summary>
    Softplus,

    /// <summary><c>x / (1 + |x|)</c>.</summary>
    Softsign,

    /// <summary><c>x · tanh(softplus(x))</c>.</summary>
    Mish,
}
