namespace StaticNets.Generator.Ir;

/// <summary>A weights file that the build embeds: the resource's name and the file's header (JSON), which is checked against the network.</summary>
internal sealed record EmbeddedWeights(string Resource, string File, string Header);
