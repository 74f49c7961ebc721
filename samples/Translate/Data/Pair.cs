namespace Translate.Data;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The words to read.</param>
/// <param name="Target">The words to write.</param>
internal sealed record Pair(string[] Source, string[] Target);
