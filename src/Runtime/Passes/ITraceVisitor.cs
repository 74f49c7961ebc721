using System;

namespace StaticNets.Runtime.Passes;

/// <summary>Sees the values of one pass, in the order in which they are made.</summary>
public interface ITraceVisitor
{
    /// <summary>Called once for each named value.</summary>
    /// <param name="name">The layer's path, or the input's name.</param>
    /// <param name="shape">Logical shape of one sample.</param>
    /// <param name="values">rows · product of <paramref name="shape"/> values, sample after sample; valid during the call only.</param>
    void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values);
}
