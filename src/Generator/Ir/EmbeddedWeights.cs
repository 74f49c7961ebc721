namespace StaticNets.Generator.Ir;

/// <summary>A weights file that the build embeds for a network.</summary>
/// <param name="Network">The network's class, by full or short name.</param>
/// <param name="Resource">The resource's name in the assembly.</param>
/// <param name="File">The file as the project names it, for messages.</param>
/// <param name="Header">The file's header (JSON), which is checked against the network.</param>
internal sealed record EmbeddedWeights(string Network, string Resource, string File, string Header);
