using System.Collections.Generic;

namespace Sentiment.Data;

/// <summary>Sentences of three kinds.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To watch the training by.</param>
/// <param name="Test">To be tested on, once.</param>
internal sealed record ReviewSet(IReadOnlyList<Review> Training, IReadOnlyList<Review> Validation, IReadOnlyList<Review> Test);
