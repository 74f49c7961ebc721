using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>Where a program's value lives.</summary>
internal enum ValueRole
{
    /// <summary>In the arena, once for each sample of the call.</summary>
    Temporary,

    /// <summary>In the arena, once for the whole batch (statistics, packed weights of a training step).</summary>
    Batchless,

    /// <summary>In a training session, once for each row of a batch, from one step to the next: what a recurrent layer ended with.</summary>
    Carried,

    /// <summary>The caller's input number <see cref="Value.Port"/>.</summary>
    Input,

    /// <summary>The caller's output number <see cref="Value.Port"/>.</summary>
    Output,

    /// <summary>Tensor number <see cref="Value.Port"/> of the network, in the parameter span.</summary>
    Parameter,

    /// <summary>Tensor number <see cref="Value.Port"/> of the network, in the state span.</summary>
    State,

    /// <summary>Derived from parameters when they change, in the prepared span.</summary>
    Prepared,

    /// <summary>Made on the way to what is prepared, and there only as long as weights are being prepared.</summary>
    Passing,

    /// <summary>In the state of a stream, once for each row: what one step leaves for the next.</summary>
    Stream,

    /// <summary>Gradient of parameter tensor number <see cref="Value.Port"/>.</summary>
    ParameterGradient,

    /// <summary>Gradient of input number <see cref="Value.Port"/>; only made where it is asked for.</summary>
    InputGradient,

    /// <summary>A tensor that the layer does not have (no bias, not affine): an empty span.</summary>
    Nothing,
}

/// <summary>How a value's numbers lie in memory. Chosen by the scheduler.</summary>
internal enum StorageLayout
{
    /// <summary>As the logical shape says, row-major: planes for images.</summary>
    Planar,

    /// <summary>Blocks of 16 channels, [⌈C/16⌉][H][W][16]: one vector of 512 bits, two of 256, four of 128. Channels that there are not hold finite values that nobody reads for their sake.</summary>
    Blocked16,
}

/// <summary>A span that operations read and write.</summary>
/// <param name="Name">For emitted code and Trace: <c>conv1</c>, <c>conv1.weight</c>.</param>
/// <param name="Port">Number of the input, output or tensor; 0 otherwise.</param>
/// <param name="Offset">First element in the parameter or state span, or for each row in the state of a stream; -1 for what the planner places.</param>
internal sealed record Value(int Id, string Name, ValueRole Role, Shape Shape, int Port, long Offset = -1, StorageLayout Layout = StorageLayout.Planar)
{
    /// <summary>Floats that it takes for one sample, those of padded channels included.</summary>
    public long Length => Role == ValueRole.Nothing ? 0 : Steps * Each;

    /// <summary>Floats of one of the shape.</summary>
    public long Each => Layout == StorageLayout.Blocked16 ? Blocks.Length(Shape) : Shape.Length;

    /// <summary>How many of the shape a sample has, one behind the other: the steps of a sequence, where each is worked on by itself.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>What a sample has of it, the steps first where it is there at each.</summary>
    public Shape InSample => Steps == 1 ? Shape : new Shape(Shape.Extents.Prepend(Steps).ToEquatable());

    /// <summary>True where it holds <c>int</c>s: tokens.</summary>
    public bool Tokens { get; init; }

    /// <summary>True for what a layer shows of itself in a trace.</summary>
    public bool IsShown { get; init; }

    /// <summary>Of what a stream remembers: true where it stays with its row when rows go on with one another.</summary>
    public bool Stays { get; init; }

    /// <summary>The value that this one is a part of; null for a value in a place of its own. Only in programs that work on one sample at a time: with more, a part would be no single run.</summary>
    public Part? PartOf { get; init; }
}

/// <summary>A run of another value's elements.</summary>
/// <param name="Whole">Number of that value; it may be a part itself.</param>
/// <param name="At">First element in a sample of it.</param>
internal readonly record struct Part(int Whole, long At);
