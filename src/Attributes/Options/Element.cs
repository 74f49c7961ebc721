namespace StaticNets;

/// <summary>What an input's values are.</summary>
public enum Element
{
    /// <summary>Numbers: <c>float</c>.</summary>
    Number,

    /// <summary>Indices into a vocabulary: <c>int</c>, which an <c>[Embedding]</c> turns into vectors.</summary>
    Token,
}
