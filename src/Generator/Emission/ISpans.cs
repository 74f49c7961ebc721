using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>How one kind of pass writes the span of a value.</summary>
internal interface ISpans
{
    /// <summary>The expression that makes the span, and whether it can be written to; null for a value without one.</summary>
    (string Expression, bool Writable) Of(Value value);

    /// <summary>The span of kernel scratch that is no value of its own.</summary>
    string Work { get; }

    /// <summary>The team of threads.</summary>
    string Team { get; }
}
