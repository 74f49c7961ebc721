using System.Collections.Generic;

namespace Tagger.Data;

/// <summary>Sentences of three kinds.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To choose the best epoch by.</param>
/// <param name="Test">To be tested on, once.</param>
internal sealed record SentenceSet(IReadOnlyList<Sentence> Training, IReadOnlyList<Sentence> Validation, IReadOnlyList<Sentence> Test);
