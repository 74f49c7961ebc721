using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <summary>One layer's view of the program being built, in its forward or its backward pass.</summary>
internal sealed class NodeStep(ProgramBuilder program, CheckedNode node, bool backward) : StepBuilder
{
    public override bool Training => program.Purpose == Purpose.Training;

    public override int LayerIndex => node.Index;

    public override int Y => program.Output(node);

    public override int Nothing => program.Nothing();

    public override int Dy => Gradient(program.OfGraph(node.Node.Output));

    public override int Further(int index) => program.Further(node, index) is var value and >= 0 ? value : Nothing;

    public override int FurtherGradient(int index) => program.Further(node, index) is var value and >= 0 ? Gradient(value) : Nothing;

    public override int Input(int index) => program.OfGraph(node.Node.Inputs[index]);

    public override int Lengths(int index) => program.Network.Signals[node.Node.Inputs[index]].Lengths is var lengths and >= 0 ? program.OfGraph(lengths) : Nothing;

    public override int InputGradient(int index) => program.Gradient(Input(index));

    public override bool NeedsInputGradient(int index) => !program.IsTokens(node.Node.Inputs[index]);

    public override int Parameter(string name) => program.Tensor(FullName(node.Node.ParameterPath, name));

    public override int ParameterGradient(string name) => program.Gradient(Parameter(name));

    public override int Parameter(string name, int part, int parts) => program.Part(Parameter(name), part, parts);

    public override int ParameterGradient(string name, int part, int parts) => program.Gradient(Parameter(name, part, parts));

    public override int Extra(string name, Shape shape, bool batchless = false) =>
        program.Named(FullName(node.Path, name), batchless ? ValueRole.Batchless : ValueRole.Temporary, shape, batchless ? 1 : Steps);

    public override int Shown(string name, Shape shape) => program.Show(Extra(name, shape));

    public override int Carried(string name, Shape shape) =>
        Training && Steps == 1 ? program.Named(FullName(node.Path, name), ValueRole.Carried, shape) : Nothing;

    public override int State(string name, Shape shape, bool stays = false) => program.Remembered(FullName(node.Path, name), shape, stays);

    public override int StepTable => program.StepTable;

    public override int Capacity => program.Capacity;

    public override int Prepare(string name, string kind, Geometry shape, long length, params int[] reads)
    {
        ValueRole role = Training ? ValueRole.Batchless : ValueRole.Prepared;
        int value = program.Named(FullName(node.Path, name), role, Shape.Of((int)length));
        program.Prepare(new Operation(kind, node.Path, shape, reads.ToEquatable(), [value]));
        return value;
    }

    public override void Call(string kind, Geometry shape, int[] reads, int[] writes, ActivationCall? activation = null, int[]? inPlace = null, bool random = false, bool overwrites = false, long multiplyAdds = 0)
    {
        Operation operation = Operation(kind, shape, reads, writes, activation, inPlace, random, multiplyAdds) with
        {
            Gradient = overwrites ? GradientWrite.Overwrite : GradientWrite.None,
        };
        if (backward)
        {
            // A helper of the backward pass that writes a value of the layer's own, not a gradient.
            program.BackwardHelper(operation);
        }
        else
        {
            program.Forward(operation);
        }
    }

    public override void Copy(string kind, Geometry shape, int read, int write, long at) =>
        program.Forward(Operation(kind, shape, [read], [write], activation: null, inPlace: null, random: false, multiplyAdds: 0) with { CopiesTo = Steps == 1 && program.Purpose != Purpose.Step ? at : -1 });

    public override void Gradient(string kind, Geometry shape, int[] reads, int[] writes, ActivationCall? activation = null, int[]? inPlace = null, bool random = false, long multiplyAdds = 0) =>
        program.Backward(Operation(kind, shape, reads, writes, activation, inPlace, random, multiplyAdds));

    public override void View() => program.View(node);

    /// <summary>Nothing to do: a view shares its input's value, so they share the gradient as well.</summary>
    public override void ViewGradient()
    {
    }

    // All that a layer makes there is as often as what it reads.
    private int Steps => program.Network.Signals[node.Node.Inputs[0]].Steps;

    // Of what nobody read there is no gradient.
    private int Gradient(int value) => program.IsWritten(value) ? program.Gradient(value) : Nothing;

    private Operation Operation(string kind, Geometry shape, int[] reads, int[] writes, ActivationCall? activation, int[]? inPlace, bool random, long multiplyAdds) =>
        new(kind, node.Path, shape, reads.ToEquatable(), writes.ToEquatable())
        {
            Activation = activation,
            InPlace = new EquatableArray<int>(inPlace),
            Random = random,
            MultiplyAdds = multiplyAdds,
            Steps = Steps,
        };

    // A layer with one nameless tensor is its path. Tensors may be another layer's; what a layer derives or keeps is always its own.
    private static string FullName(string path, string name) => name.Length == 0 ? path : path.Length == 0 ? name : path + "." + name;
}
