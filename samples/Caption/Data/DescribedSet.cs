using System.Collections.Generic;

namespace Caption.Data;

/// <summary>Pictures of two kinds.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Test">To be tested on.</param>
internal sealed record DescribedSet(IReadOnlyList<Described> Training, IReadOnlyList<Described> Test);
