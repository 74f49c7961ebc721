using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A family of ways to do some kinds of operations. Subclasses are found by reflection. The Runtime's method of the operation's own name, on planar values
/// and without scratch, is always a way, unless a kernel says that it stands for it.
/// </summary>
internal abstract class Kernel
{
    /// <summary>The kinds of operations it does.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Whether its ways take the place of the plain one.</summary>
    public virtual bool ReplacesPlain => false;

    /// <summary>Whether it does not care in which layout values lie, as long as it is the same for all.</summary>
    public virtual bool KeepsLayout => false;

    /// <summary>How it does an operation; nothing where it does not fit.</summary>
    public abstract IEnumerable<Way> Ways(Operation operation, Program program);
}
