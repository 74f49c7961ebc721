using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Attention;

/// <summary>A checked attention layer.</summary>
/// <param name="Steps">Steps that look.</param>
/// <param name="Features">Features of each.</param>
/// <param name="MemorySteps">Steps that are looked at.</param>
/// <param name="MemoryFeatures">Features of each.</param>
/// <param name="Width">Features of all heads together.</param>
/// <param name="Own">Whether the steps look at each other.</param>
internal sealed record AttentionSpec(int Steps, int Features, int MemorySteps, int MemoryFeatures, int Width, int Heads, bool Own, bool Causal, double Rate, bool Bias, Shape Output) : Spec(Output)
{
    public int HeadWidth => Width / Heads;

    /// <summary>Whether the weights of the three products lie in one tensor: PyTorch's rule.</summary>
    public bool IsJoined => Features == MemoryFeatures;

    /// <summary>Queries, keys and values, in the order of their weights.</summary>
    public IReadOnlyList<Projection> Projections =>
    [
        new("query", "q_proj_weight", 0, 0, Steps, Features, Width),
        new("key", "k_proj_weight", 1, Own ? 0 : 1, MemorySteps, MemoryFeatures, Width),
        new("value", "v_proj_weight", 2, Own ? 0 : 1, MemorySteps, MemoryFeatures, Width),
    ];

    public long MultiplyAdds => ((long)Steps * Features * Width * 2) + ((long)MemorySteps * MemoryFeatures * Width * 2) + (2 * Scores);

    /// <summary>Products of one of the two sums over steps: scores, and what they weigh.</summary>
    public long Scores => (long)Steps * MemorySteps * Width;
}

/// <summary>A product with which attention begins: what each step asks for, offers, or gives.</summary>
/// <param name="Tensor">Its weight, where it is one by itself.</param>
/// <param name="Part">Which third of the joined weight and bias is its own.</param>
/// <param name="Operand">What it reads.</param>
internal sealed record Projection(string Name, string Tensor, int Part, int Operand, int Steps, int Features, int Width)
{
    public Shape Output => Shape.Of(Steps, Width);

    public Geometry Product => Geometry.Of("DenseShape", ("steps", Steps), ("inputs", Features), ("outputs", Width));

    public long MultiplyAdds => (long)Steps * Features * Width;
}
