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

    /// <summary>Inference of one step of a sequence, from a state that it leaves for the next.</summary>
    Step,

    /// <summary>Inference of what comes before the first step.</summary>
    Begin,
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
    /// <summary>True where results are those of <c>Forward</c>, bit for bit: such programs choose alike.</summary>
    public bool Infers => Purpose is Purpose.Inference or Purpose.Step or Purpose.Begin;

    /// <summary>True under <c>[Network(Accuracy = Exact)]</c>: direct summation only.</summary>
    public bool Exact { get; init; }
}
