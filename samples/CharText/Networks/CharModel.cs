using StaticNets;

namespace CharText.Networks;

/// <summary>After every character of a text: how likely each of 96 is to be the next (before softmax).</summary>
[Network, Input(CharModel.Steps, Type = Token)]
[Embedding(CharModel.Characters, 64), Gru(320), Dense(CharModel.Characters)]
public sealed partial class CharModel
{
    /// <summary>Characters that training looks back over.</summary>
    public const int Steps = 64;

    /// <summary>Characters that it knows: printable ASCII and the line break are as many.</summary>
    public const int Characters = 96;
}
