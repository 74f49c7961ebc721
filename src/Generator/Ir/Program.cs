using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

internal enum Purpose
{
    /// <summary>One inference pass.</summary>
    Inference,

    /// <summary>Forward and backward of one training step.</summary>
    Training,

    /// <summary>Inference with every named value made visible: nothing is fused.</summary>
    Trace,
}

/// <summary>One of a network's programs: values and the operations on them, in order.</summary>
/// <param name="Values">By number.</param>
/// <param name="Prepare">Inference: what is derived from parameters whenever they change.</param>
/// <param name="Forward">One pass.</param>
/// <param name="Backward">Training: from the gradients of the outputs to those of the parameters.</param>
/// <param name="Outputs">Numbers of the values that leave the network, in order.</param>
/// <param name="OutputGradients">Training: numbers of the values into which losses write.</param>
internal sealed record Program(
    Purpose Purpose,
    EquatableArray<Value> Values,
    EquatableArray<Operation> Prepare,
    EquatableArray<Operation> Forward,
    EquatableArray<Operation> Backward,
    EquatableArray<int> Outputs,
    EquatableArray<int> OutputGradients)
{
    /// <summary>True under <c>[Network(Accuracy = Exact)]</c>: direct summation only.</summary>
    public bool Exact { get; init; }
}
