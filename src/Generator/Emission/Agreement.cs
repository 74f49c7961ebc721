namespace StaticNets.Generator.Emission;

/// <summary>What emitted code and the Runtime agree on.</summary>
internal static class Agreement
{
    /// <summary>The agreement with the Runtime that emitted code is written for: the Runtime's <c>EmittedCode.Contract</c>.</summary>
    public const int Contract = 1;
}
