namespace StaticNets.Generator.Emission;

/// <summary>What emitted code says of its maker.</summary>
internal static class Version
{
    public static readonly string Text = typeof(Version).Assembly.GetName().Version.ToString(3);

    /// <summary>The agreement with the Runtime that emitted code is written for: the Runtime's <c>EmittedCode.Contract</c>.</summary>
    public const int Contract = 1;
}
