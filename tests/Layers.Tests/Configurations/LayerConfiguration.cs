using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>One layer with settings, as a declaration of the language and as a reference in double precision.</summary>
/// <param name="Layer">The layer's name in the language.</param>
/// <param name="Seed">What the configuration was drawn from, and its point is.</param>
/// <param name="Input">The shape of one input sample.</param>
/// <param name="Rows">Samples in the batch.</param>
/// <param name="Declaration">The attribute, without brackets: <c>Conv(4, F = "3x5", S = 2)</c>.</param>
/// <param name="Reference">What it computes in training.</param>
public sealed record LayerConfiguration(string Layer, int Seed, int[] Input, int Rows, string Declaration, IReferenceLayer Reference)
{
    /// <summary>The mean of the inputs: 30 shows statistics that cancel.</summary>
    public double Mean { get; init; }

    /// <summary>The spread of the inputs: 3e-3 shows a wrong epsilon, 60 an exponential that overflows.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Attributes between the input and the layer, with their brackets and a blank behind them: the branches of a join.</summary>
    public string Before { get; init; } = "";

    /// <summary>What it computes outside of training.</summary>
    public IReferenceLayer Inference => Reference is BatchNormReference norm ? norm with { Training = false } : Reference;

    /// <summary>Attributes that declare a network of this layer alone, or of what is joined and the join: <c>[Network, Input(3, 9, 11)] [Conv(4)]</c>.</summary>
    public string Attributes => $"[Network, Input({string.Join(", ", Input)})] {Before}[{Declaration}]";

    /// <summary>The point at which it is looked at.</summary>
    public ReferencePoint Point() => ReferencePoint.Draw(Reference, Input, Rows, Seed, Mean, Scale);

    /// <inheritdoc/>
    public override string ToString() => $"{Attributes} x {Rows}, seed {Seed}";
}
