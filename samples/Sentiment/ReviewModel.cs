using StaticNets;

namespace Sentiment;

/// <summary>Reads a sentence from both ends and says whether it is against (0) or for (1) what it speaks of (before softmax): many to one.</summary>
[Network, Input(ReviewModel.Steps, Type = Token, Lengths = "lengths")]
[Embedding(ReviewModel.Words, 64, PaddingIndex = 0), Dropout(0.4)]
[Lstm(64, Bidirectional = true), MeanSteps]
[Dropout(0.5), Dense(2)]
public sealed partial class ReviewModel
{
    /// <summary>Words of a sentence that it reads; few sentences have more.</summary>
    public const int Steps = 48;

    /// <summary>Words that it knows, marks among them.</summary>
    public const int Words = 8192;
}
