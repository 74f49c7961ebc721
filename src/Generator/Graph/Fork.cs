using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Graph;

/// <summary>A branch that a join takes: its value, and whether it is the fork point itself.</summary>
internal readonly record struct Branch(int Value, bool IsIdentity);

/// <summary>An open fork: the value before it, and the branches finished so far.</summary>
internal sealed class Fork(int point, Site site)
{
    private readonly List<Branch> done = [];

    public int Point => point;

    /// <summary>The attribute that opened it.</summary>
    public Site Site => site;

    /// <summary>The branches before the one being read.</summary>
    public IReadOnlyList<Branch> Done => done;

    /// <summary>Ends the branch being read, whose value is <paramref name="value"/>.</summary>
    public void End(int value) => done.Add(new Branch(value, value == point));
}
