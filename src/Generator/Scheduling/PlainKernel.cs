using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>The Runtime's method of the operation's own name, without scratch.</summary>
internal sealed class PlainKernel(string kind) : Kernel
{
    public override string Kind => kind;
}
