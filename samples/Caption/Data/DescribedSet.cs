using System.Collections.Generic;

namespace Caption.Data;

/// <summary>Pictures of three kinds.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To watch the training by.</param>
/// <param name="Test">To be tested on, once.</param>
internal sealed record DescribedSet(IReadOnlyList<Described> Training, IReadOnlyList<Described> Validation, IReadOnlyList<Described> Test);
