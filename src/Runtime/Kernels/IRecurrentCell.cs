using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>What a recurrent layer does in one step of one sample, once the products with the weights are there.</summary>
internal unsafe interface IRecurrentCell : IUnitStep<RecurrentPlace>
{
    /// <summary>Gates of each unit.</summary>
    static abstract int Gates { get; }

    /// <summary>Whether the state has a c besides h.</summary>
    static abstract bool HasCell { get; }

    /// <summary>
    /// The same for as many units as a group has, from the first one of the panel on, with the products of <paramref name="h"/> and <paramref name="panel"/>: for one sample sums need no memory.
    /// </summary>
    void Row<TV>(in RecurrentPlace at, float* h, float* panel)
        where TV : struct, ISimd<TV>;
}
