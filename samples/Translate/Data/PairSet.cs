using System.Collections.Generic;

namespace Translate.Data;

/// <summary>Pairs to learn from and others.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Test">To be tested on: nothing that is to be written here is to be written there.</param>
/// <param name="HeldOut">Of a kind that training has not; may be none.</param>
internal sealed record PairSet(IReadOnlyList<Pair> Training, IReadOnlyList<Pair> Test, IReadOnlyList<Pair> HeldOut);
