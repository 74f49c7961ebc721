using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Where a layer puts its operations, and how it names the values they work on. All values are numbers of the program being built.
/// The lowering stage implements it; a layer never asks which pass of which plan it serves, but for <see cref="Training"/>.
/// </summary>
internal abstract class StepBuilder
{
    /// <summary>True in a training step (dropout drops, batch norm uses the batch's statistics), false in inference.</summary>
    public abstract bool Training { get; }

    /// <summary>The layer's place in the network: keys its random draws.</summary>
    public abstract int LayerIndex { get; }

    /// <summary>The layer's (first) input.</summary>
    public int X => Input(0);

    /// <summary>The layer's output.</summary>
    public abstract int Y { get; }

    /// <summary>dL/dY. Backward is only asked for where somebody needs it: of a layer that makes more than an output, <see cref="Nothing"/> where only the rest was read.</summary>
    public abstract int Dy { get; }

    /// <summary>What stands where a kernel takes something that there is not: an empty value.</summary>
    public abstract int Nothing { get; }

    /// <summary>What the layer makes besides its output, by its number; <see cref="Nothing"/> where nobody asked for it.</summary>
    public abstract int Further(int index);

    /// <summary>The gradient of that; <see cref="Nothing"/> where nobody has written it.</summary>
    public abstract int FurtherGradient(int index);

    /// <summary>dL/dX of the first input.</summary>
    public int Dx => InputGradient(0);

    /// <summary>Input number <paramref name="index"/>.</summary>
    public abstract int Input(int index);

    /// <summary>The true lengths of the sequences of an input; <see cref="Nothing"/> where all are as long as its shape says.</summary>
    public abstract int Lengths(int index);

    /// <summary>Gradient of input number <paramref name="index"/>: to be written through <see cref="Gradient"/>.</summary>
    public abstract int InputGradient(int index);

    /// <summary>False where nobody needs the gradient of that input (token numbers).</summary>
    public abstract bool NeedsInputGradient(int index);

    /// <summary>The layer's parameter or state of that name; an empty value where the layer has none of that name (no bias).</summary>
    public abstract int Parameter(string name);

    /// <summary>One of equal parts along the first extent of the parameter of that name: always the same parts of one tensor.</summary>
    public abstract int Parameter(string name, int part, int parts);

    /// <summary>The gradient of the parameter of that name: to be written through <see cref="Gradient"/>.</summary>
    public abstract int ParameterGradient(string name);

    /// <summary>The gradient of one of its parts.</summary>
    public abstract int ParameterGradient(string name, int part, int parts);

    /// <summary>A value of the layer's own: once per sample, or (<paramref name="batchless"/>) once per batch. The same name gives the same value, in the backward pass too.</summary>
    public abstract int Extra(string name, Shape shape, bool batchless = false);

    /// <summary>A value of the layer's own that a trace shows.</summary>
    public abstract int Shown(string name, Shape shape);

    /// <summary>A value of the layer's own that a training session keeps from one step to the next, or makes zero; <see cref="Nothing"/> where none can be kept.</summary>
    public abstract int Carried(string name, Shape shape);

    /// <summary>What the layer remembers from one step of a sequence to the next, once for each sample; zeros before the first. The same name gives the same value in <see cref="Layer.Begin"/> and <see cref="Layer.Step"/>.</summary>
    /// <param name="stays">True for what stays where it is when a row goes on with what another one has seen: it is found through <see cref="StepTable"/>.</param>
    public abstract int State(string name, Shape shape, bool stays = false);

    /// <summary>In a step: which one it is, the row in whose state the row's context lies, and the row in whose state each step so far lies. What reads it can do no more than <see cref="Capacity"/> steps.</summary>
    public abstract int StepTable { get; }

    /// <summary>In a step: as many as the sequence has in its shape.</summary>
    public abstract int Capacity { get; }

    /// <summary>
    /// A value derived from parameters alone: made when they change (inference) or at the start of each step (training).
    /// </summary>
    public abstract int Prepare(string name, string kind, Geometry shape, long length, params int[] reads);

    /// <summary>Adds an operation.</summary>
    /// <param name="kind">What is computed; by default the name of the Runtime's method.</param>
    /// <param name="inPlace">Positions among <paramref name="reads"/> on which the first write may lie.</param>
    /// <param name="overwrites">True for a kind that makes gradients elsewhere and so must be told to overwrite what it writes here (the forward pass of a transposed convolution).</param>
    public abstract void Call(string kind, Geometry shape, int[] reads, int[] writes, ActivationCall? activation = null, int[]? inPlace = null, bool random = false, bool overwrites = false, long multiplyAdds = 0);

    /// <summary>Adds an operation that does nothing but copy one value into a part of another: what a concat is made of.</summary>
    /// <param name="kind">What is computed; by default the name of the Runtime's method.</param>
    /// <param name="at">The part's first element in a sample of <paramref name="write"/>, where it is one run in each sample; -1 where it is several.</param>
    public abstract void Copy(string kind, Geometry shape, int read, int write, long at);

    /// <summary>
    /// Adds an operation whose writes are gradients: it overwrites the first time a gradient is written, and adds from then on. Of several writes (which may be of one
    /// value) each adds by itself where the operation is told to add.
    /// </summary>
    public abstract void Gradient(string kind, Geometry shape, int[] reads, int[] writes, ActivationCall? activation = null, int[]? inPlace = null, bool random = false, long multiplyAdds = 0);

    /// <summary>The output is the input: the same numbers under another logical shape, or in another mode (dropout in inference).</summary>
    public abstract void View();

    /// <summary>The gradient of the input is that of the output.</summary>
    public abstract void ViewGradient();
}
