namespace StaticNets.Training;

/// <summary>A target: what a loss compares one output or several with.</summary>
/// <param name="Name">Its name: <c>target</c>, or as an output declares it.</param>
/// <param name="ClassesPerSample">Class indices for each sample; 0 where it is values.</param>
/// <param name="ValuesPerSample">Values for each sample; 0 where it is classes.</param>
public sealed record TargetInfo(string Name, int ClassesPerSample, int ValuesPerSample);
