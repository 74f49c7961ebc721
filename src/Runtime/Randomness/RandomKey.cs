namespace StaticNets.Runtime.Randomness;

/// <summary>What random draws of one training step depend on, besides layer, sample and element.</summary>
/// <param name="Seed">The session's seed.</param>
/// <param name="Step">The step's number, from 0.</param>
public readonly record struct RandomKey(ulong Seed, long Step);
