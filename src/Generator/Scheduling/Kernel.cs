using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// A way to do one kind of operation. Kernels without scratch need no class of their own: <see cref="PlainKernel"/> stands for the Runtime's method of the operation's name.
/// Subclasses are found by reflection; where several fit an operation, the one with the smallest estimate is taken.
/// </summary>
internal abstract class Kernel
{
    /// <summary>The kind of operation it does.</summary>
    public abstract string Kind { get; }

    /// <summary>The Runtime's method.</summary>
    public virtual string Method => Kind;

    public virtual bool Fits(Operation operation) => true;

    /// <summary>Whether the method has a parameter for scratch.</summary>
    public virtual bool TakesWork => false;

    /// <summary>Scratch in floats, from the formula that the Runtime's kernel itself uses.</summary>
    public virtual Scratch Work(Operation operation) => default;

    /// <summary>Estimated time for one sample on one core.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="touched">Floats that it reads and writes for one sample.</param>
    public virtual double Nanoseconds(Operation operation, long touched) => Estimate.Nanoseconds(operation, touched);
}
