namespace StaticNets.Networks.Tests.Transformers.Networks;

/// <summary>Self-attention with as many heads as the default is: the largest divisor of 20 below 8.</summary>
[Network, Input(6, 20, Lengths = "lengths"), MultiHeadAttention(Name = "attention")]
public sealed partial class Own;

/// <summary>Steps see earlier ones.</summary>
[Network, Input(6, 18, Lengths = "lengths"), MultiHeadAttention(2, Causal = true, Name = "attention")]
public sealed partial class Causal;

/// <summary>The same without biases.</summary>
[Network, Input(6, 12, Lengths = "lengths"), MultiHeadAttention(3, Causal = true, Bias = false, Name = "attention")]
public sealed partial class Plain;

/// <summary>Attention to a memory of the same width.</summary>
[Network, Input(5, 8, Name = "memory", Lengths = "memoryLengths"), Tag("seen")]
[Input(6, 8, Name = "words", Lengths = "wordLengths"), MultiHeadAttention(2, Memory = "seen", Name = "attention")]
public sealed partial class Other;

/// <summary>To one of another width.</summary>
[Network, Input(5, 13, Name = "memory", Lengths = "memoryLengths"), Tag("seen")]
[Input(6, 8, Name = "words", Lengths = "wordLengths"), MultiHeadAttention(2, Memory = "seen", Name = "attention")]
public sealed partial class Wider;

/// <summary>The same without biases, the memory the narrower one.</summary>
[Network, Input(5, 3, Name = "memory", Lengths = "memoryLengths"), Tag("seen")]
[Input(6, 8, Name = "words", Lengths = "wordLengths"), MultiHeadAttention(4, Memory = "seen", Bias = false, Name = "attention")]
public sealed partial class PlainWider;

/// <summary>Heads that together are narrower than what comes in.</summary>
[Network, Input(6, 10, Lengths = "lengths"), MultiHeadAttention(2, Width = 6, Name = "attention")]
public sealed partial class Narrow;

/// <summary>Control: the tensors of <see cref="Own"/> and another number of heads.</summary>
[Network, Input(6, 20, Lengths = "lengths"), MultiHeadAttention(4, Name = "attention")]
public sealed partial class OtherHeads;

/// <summary>Control: the tensors of <see cref="Causal"/>, but later steps are seen.</summary>
[Network, Input(6, 18, Lengths = "lengths"), MultiHeadAttention(2, Name = "attention")]
public sealed partial class NotCausal;
