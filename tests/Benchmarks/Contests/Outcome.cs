namespace StaticNets.Benchmarks.Contests;

/// <summary>What was measured of a case in one process.</summary>
/// <param name="Ours">Nanoseconds of a pass of ours.</param>
/// <param name="Theirs">Nanoseconds of a run of ONNX Runtime.</param>
/// <param name="Peak">Multiply-adds per nanosecond of one thread at most.</param>
/// <param name="Bytes">Allocated by a pass of ours.</param>
/// <param name="Difference">Length of the difference of the outputs, as a part of their length.</param>
internal sealed record Outcome(double Ours, double Theirs, double Peak, long Bytes, double Difference);
