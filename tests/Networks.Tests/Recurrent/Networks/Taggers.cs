namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>A class for each word, from both sides.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 6), Lstm(9, Layers = 2, Bidirectional = true), Dense(4)]
public sealed partial class LstmTagger;

/// <summary>The same with more units than a vector of 512 bits holds.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 6), Gru(17, Layers = 2, Bidirectional = true), Dense(4)]
public sealed partial class GruTagger;

/// <summary>The same with plain cells.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 6), Rnn(8, Layers = 2, Bidirectional = true), Dense(4)]
public sealed partial class TanhTagger;

/// <summary>The same with ReLU cells.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 6), Rnn(10, Layers = 2, Bidirectional = true, Activation = Relu), Dense(4)]
public sealed partial class ReluTagger;

/// <summary>The same without biases.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 6), Lstm(6, Layers = 2, Bidirectional = true, Bias = false), Dense(4)]
public sealed partial class PlainTagger;

/// <summary>An encoder whose final state is the decoder's first.</summary>
[Network]
[Input(6, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(9, 5), Lstm(6, Layers = 2, FinalState = "thought")]
[Input(7, Type = Token, Name = "words", Lengths = "wordLengths"), Embedding(7, 4), Lstm(6, Layers = 2, InitialState = "thought"), Dense(7)]
public sealed partial class LstmTranslator;

/// <summary>The same in both directions.</summary>
[Network]
[Input(6, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(9, 5), Gru(5, Layers = 2, Bidirectional = true, FinalState = "thought")]
[Input(7, Type = Token, Name = "words", Lengths = "wordLengths"), Embedding(7, 4), Gru(5, Layers = 2, Bidirectional = true, InitialState = "thought"), Dense(7)]
public sealed partial class GruTranslator;

/// <summary>The same with plain cells.</summary>
[Network]
[Input(6, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(9, 5), Rnn(5, Layers = 2, FinalState = "thought")]
[Input(7, Type = Token, Name = "words", Lengths = "wordLengths"), Embedding(7, 4), Rnn(5, Layers = 2, InitialState = "thought"), Dense(7)]
public sealed partial class RnnTranslator;
