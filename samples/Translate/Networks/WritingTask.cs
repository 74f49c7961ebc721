namespace Translate.Networks;

/// <summary>What is written, and how much of it its networks take.</summary>
/// <param name="Space">What stands between words that are written.</param>
/// <param name="SourceSteps">Words of a sentence that is read.</param>
/// <param name="TargetSteps">Words of a sentence that is written, its end among them.</param>
/// <param name="SourceWords">Words that are known to read.</param>
/// <param name="TargetWords">Words that are known to write.</param>
internal sealed record WritingTask(string Space, int SourceSteps, int TargetSteps, int SourceWords, int TargetWords)
{
    /// <summary>Dates, character by character.</summary>
    public static WritingTask Dates { get; } = new("", DateModel.SourceSteps, DateModel.TargetSteps, DateModel.SourceWords, DateModel.TargetWords);

    /// <summary>Short sentences, word by word.</summary>
    public static WritingTask Sentences { get; } = new(" ", SentenceModel.SourceSteps, SentenceModel.TargetSteps, SentenceModel.SourceWords, SentenceModel.TargetWords);
}
