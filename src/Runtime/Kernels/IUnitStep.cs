using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>What is computed for each unit of a layer by itself.</summary>
/// <typeparam name="TPlace">Where the units lie.</typeparam>
internal interface IUnitStep<TPlace>
    where TPlace : struct
{
    /// <summary>Computes units <paramref name="from"/> … in whole groups, as many as end before <paramref name="to"/>; returns the first one left.</summary>
    int Step<TV>(in TPlace at, int from, int to)
        where TV : struct, ISimd<TV>;
}
