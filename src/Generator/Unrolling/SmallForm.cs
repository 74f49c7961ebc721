using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Unrolling;

/// <summary>How one kind of operation looks as straight-line vector code. Found by reflection.</summary>
internal abstract class SmallForm
{
    /// <summary>The kind of operation.</summary>
    public abstract string Kind { get; }

    /// <summary>The code for one sample, or null where this operation has none.</summary>
    public abstract VectorCode? Code(Operation operation, EquatableArray<Value> values);
}
