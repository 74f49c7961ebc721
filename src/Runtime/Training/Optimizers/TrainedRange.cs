namespace StaticNets.Training;

/// <summary>A run of parameters that updates change.</summary>
/// <param name="Start">The first.</param>
/// <param name="Length">How many.</param>
/// <param name="Skipped">Updates that passed while they were frozen: bias corrections count those that they took part in.</param>
internal readonly record struct TrainedRange(int Start, int Length, long Skipped);
