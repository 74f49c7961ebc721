namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what a recurrent layer prepares, and of its scratch, in floats.</summary>
internal static class RecurrentSizes
{
    /// <summary>Samples that go through the steps together, sharing each read of the weights.</summary>
    public const int BlockRows = 16;

    /// <summary>Units in a panel, on every machine: all their gates lie together. A single gate has twice as many, so that there are two sums to compute at a time.</summary>
    public static int Units(int gates) => gates == 1 ? 32 : 16;

    /// <summary>Hidden units, filled up to whole panels.</summary>
    public static int Padded(int hidden, int gates) => (hidden + Units(gates) - 1) / Units(gates) * Units(gates);

    /// <summary>Length of the packed recurrent weight, [panel][input][gate][unit].</summary>
    public static long Panels(int hidden, int gates) => (long)Padded(hidden, gates) * gates * hidden;

    /// <summary>Scratch of a forward pass: h before and after the step, c, and the sums of one panel, for a block of samples.</summary>
    public static WorkLength Forward(int hidden, int gates) => new(0, BlockRows * ((3L * Padded(hidden, gates)) + (gates * Units(gates))));

    /// <summary>Scratch of a backward pass: the packed weight; the gradients of h, c and the gates for a block of samples.</summary>
    public static WorkLength Backward(int hidden, int gates) =>
        new(DenseSizes.Panels(gates * hidden, hidden), BlockRows * ((2L + gates) * Padded(hidden, gates)));
}
