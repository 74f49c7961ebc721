using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Tests.Mutation;

/// <summary>Draws from a seed.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random random = new(seed);

    public int Below(int limit) => random.Next(limit);

    public bool Chance(int percent) => random.Next(100) < percent;

    public T Of<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
