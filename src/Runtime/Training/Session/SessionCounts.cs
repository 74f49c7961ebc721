namespace StaticNets.Training;

/// <summary>What a session has counted. The passes are, with the seed, its random state.</summary>
internal readonly record struct SessionCounts(long Passes, long Steps, long RefusedSteps);
