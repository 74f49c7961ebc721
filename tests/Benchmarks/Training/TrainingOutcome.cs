namespace StaticNets.Benchmarks.Training;

/// <summary>What was measured of training steps of ours in one process.</summary>
/// <param name="Nanoseconds">Of a step.</param>
/// <param name="Bytes">Allocated by a step.</param>
internal sealed record TrainingOutcome(double Nanoseconds, long Bytes);
