namespace Sentiment.Data;

/// <summary>A sentence, and what it thinks.</summary>
/// <param name="Words">Its words and signs.</param>
/// <param name="Label">0: against; 1: for.</param>
internal sealed record Review(string[] Words, int Label)
{
    /// <summary>Names of the labels.</summary>
    public static readonly string[] Names = ["against", "for"];

    /// <summary>A sentence's words: what stands between spaces, in small letters.</summary>
    public static string[] Split(string sentence) => sentence.ToLowerInvariant().Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
}
