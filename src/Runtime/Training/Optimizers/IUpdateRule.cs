using StaticNets.Runtime.Simd;

namespace StaticNets.Training;

/// <summary>What an optimizer does to a group of parameters: its state lies behind pointers, the element's index is handed in.</summary>
internal interface IUpdateRule
{
    /// <summary>Updates the <c>TV.Count</c> parameters from <paramref name="i"/> on, each by itself, so that the bits do not depend on the width.</summary>
    void Apply<TV>(nint i)
        where TV : struct, ISimd<TV>;
}
