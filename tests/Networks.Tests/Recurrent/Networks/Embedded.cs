namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>A token that is not trained, and vectors times √9.</summary>
[Network, Input(4, Type = Token), Embedding(6, 9, Scale = true, PaddingIndex = 2)]
public sealed partial class Scaled;

/// <summary>Two embeddings with one table.</summary>
[Network, Input(4, Type = Token), Embedding(6, 9, Name = "words"), Tag("first")]
[Input(4, Type = Token, Name = "second"), Embedding(6, 9, Share = "words"), Sum("first")]
public sealed partial class SharedWords;
