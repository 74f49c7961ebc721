using StaticNets;

namespace Tagger;

/// <summary>Reads a sentence from both ends and says of every word which of 17 parts of speech it is (before softmax): synchronous many to many. A word is what it is and how it ends.</summary>
[Network]
[Input(TagModel.Steps, Type = Token, Name = "words", Lengths = "lengths"), Embedding(TagModel.Words, 96, PaddingIndex = 0), Tag("word")]
[Input(TagModel.Steps, Type = Token, Name = "endings"), Embedding(TagModel.Endings, 32, PaddingIndex = 0), Concat("word")]
[Dropout(0.4), Lstm(96, Bidirectional = true)]
[Dropout(0.4), Dense(TagModel.Tags)]
public sealed partial class TagModel
{
    /// <summary>Words of a sentence that it reads; a longer sentence comes in pieces.</summary>
    public const int Steps = 48;

    /// <summary>Words that it knows, marks among them.</summary>
    public const int Words = 10240;

    /// <summary>Endings that it knows, marks among them.</summary>
    public const int Endings = 4096;

    /// <summary>Parts of speech.</summary>
    public const int Tags = 17;
}
