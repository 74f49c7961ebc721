namespace StaticNets.Training;

/// <summary>A copy of what a training changes: parameters, running statistics and counters.</summary>
internal sealed record SessionWeights(float[] Parameters, float[] States, long[] Counters);
