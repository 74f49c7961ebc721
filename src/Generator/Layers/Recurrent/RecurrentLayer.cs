using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>
/// Cells that carry a state along a sequence [T, D], in several layers and one or two directions, with PyTorch's tensors. The input's part of all steps is one matrix product; what
/// is left for each step is the state's part. A subclass says what its cell keeps for the backward pass.
/// </summary>
internal abstract class RecurrentLayer<TAttribute> : Layer<TAttribute, RecurrentSpec>
    where TAttribute : LayerAttribute
{
    // Every draw of dropout has a number: those within one layer follow behind all layers' own.
    private const long DrawsPerLayer = 65_536;

    public sealed override IReadOnlyList<string> OperandLabels { get; } = [nameof(LstmAttribute.InitialState)];

    public sealed override IReadOnlyList<string> ResultLabels { get; } = [nameof(LstmAttribute.FinalState)];

    public sealed override bool Takes(SignalKind kind, int operand) => kind == SignalKind.Numbers || (kind == SignalKind.State && operand == 1);

    public sealed override Beyond Beyond(Spec spec) => Layers.Beyond.Known;

    /// <summary>Name of the cell: the class of its kernels.</summary>
    protected abstract string Kind { get; }

    /// <summary>Sums that each unit takes.</summary>
    protected abstract int Gates { get; }

    /// <summary>Gates whose two biases can be added beforehand: all whose sum is taken before anything else happens to it.</summary>
    protected abstract int Summed { get; }

    /// <summary>Vectors of state of each cell.</summary>
    protected virtual int States => 1;

    /// <summary>What follows the sum, where the cell has a choice.</summary>
    protected virtual ActivationCall? Activation(LayerContext at) => null;

    protected sealed override RecurrentSpec? Resolve(LayerContext at) => RecurrentSettings.Read(at, Kind, Gates, States, Activation);

    protected sealed override IReadOnlyList<Parameter> Parameters(RecurrentSpec s)
    {
        Init init = Init.FanIn(s.Hidden);
        return [.. s.Cells.SelectMany(cell =>
        {
            Parameter[] weights = [new(cell.WeightInput, Shape.Of(cell.Sums, cell.Inputs), init), new(cell.WeightHidden, Shape.Of(cell.Sums, s.Hidden), init)];
            return s.Bias ? [.. weights, new(cell.BiasInput, Shape.Of(cell.Sums), init), new(cell.BiasHidden, Shape.Of(cell.Sums), init)] : weights;
        })];
    }

    protected sealed override void Forward(RecurrentSpec s, StepBuilder step) => Run(s, step, RecurrentState.First(s, step), RecurrentState.Last(s, step));

    protected sealed override void Step(RecurrentSpec s, StepBuilder step)
    {
        int state = RecurrentState.Kept(s, step);
        Run(s, step, state, state);
    }

    protected sealed override void Begin(RecurrentSpec s, StepBuilder step) => RecurrentState.Begin(s, step);

    public sealed override bool ReadsWhole(int operand) => operand == 1;

    private void Run(RecurrentSpec s, StepBuilder step, int start, int last)
    {
        int x = step.X;
        foreach (IGrouping<int, Cell> layer in s.Cells.GroupBy(cell => cell.Layer))
        {
            int y = OutputOf(s, step, layer.Key);
            foreach (Cell cell in layer)
            {
                Forward(cell, step, new CellValues(InputPart(cell, step, x), Panels(cell, step), start, y, last));
            }

            x = layer.Key < s.Layers - 1 && step.Training && s.Rate > 0 ? Dropped(s, step, layer.Key, y) : y;
        }

        RecurrentState.Copy(s, step, last);
    }

    protected sealed override void Backward(RecurrentSpec s, StepBuilder step)
    {
        int dstart = RecurrentState.FirstGradient(s, step);
        for (int layer = s.Layers - 1; layer >= 0; layer--)
        {
            int dy = layer == s.Layers - 1 ? step.Dy : step.Extra("outputGradient_l" + Text.Of(layer), Shape.Of(s.Steps, s.Outputs));
            int x = layer == 0 ? step.X : s.Rate > 0 ? step.Extra("dropped_l" + Text.Of(layer - 1), Shape.Of(s.Steps, s.Outputs)) : OutputOf(s, step, layer - 1);
            int dx = layer == 0 ? -1 : step.Extra((s.Rate > 0 ? "droppedGradient_l" : "outputGradient_l") + Text.Of(layer - 1), Shape.Of(s.Steps, s.Outputs));
            foreach (Cell cell in s.Cells.Where(cell => cell.Layer == layer))
            {
                (int dgates, int dhidden) = Backward(cell, step, new CellGradients(OutputOf(s, step, layer), dy, step.FurtherGradient(0), dstart));
                Weights(cell, step, x, dgates, dhidden);
                if (layer > 0 || step.NeedsInputGradient(0))
                {
                    step.Gradient("Dense.BackwardData", cell.InputProduct, [dgates, step.Parameter(cell.WeightInput)], [layer == 0 ? step.Dx : dx], multiplyAdds: cell.InputMultiplyAdds);
                }
            }

            if (layer > 0 && s.Rate > 0)
            {
                step.Gradient("Dropout.Backward", Drop(s, step, layer - 1), [dx], [step.Extra("outputGradient_l" + Text.Of(layer - 1), Shape.Of(s.Steps, s.Outputs))], random: true);
            }
        }

        RecurrentState.PassOn(s, step, dstart);
    }

    /// <summary>Adds the steps of a cell.</summary>
    protected abstract void Forward(Cell cell, StepBuilder step, CellValues values);

    /// <summary>Adds the steps of a cell backwards: the gradients of the input's part of its sums, and of the state's.</summary>
    protected abstract (int Input, int Hidden) Backward(Cell cell, StepBuilder step, CellGradients values);

    protected sealed override Cost Cost(RecurrentSpec s) => new(s.MultiplyAdds);

    protected sealed override StreamKind Stream(RecurrentSpec s) => s.Bidirectional || s.Reverse ? StreamKind.NotCausal : StreamKind.Causal;

    protected sealed override string Describe(RecurrentSpec s) =>
        Text.Of(s.Hidden) + (s.Layers > 1 ? " Layers=" + Text.Of(s.Layers) : "") + (s.Bidirectional ? " Bidirectional" : s.Reverse ? " Reverse" : "") + (s.Rate > 0 ? " Dropout=" + Text.Of(s.Rate) : "");

    // The last layer's output is the layer's own.
    private static int OutputOf(RecurrentSpec s, StepBuilder step, int layer) =>
        layer == s.Layers - 1 ? step.Y : step.Extra("output_l" + Text.Of(layer), Shape.Of(s.Steps, s.Outputs));

    private int InputPart(Cell cell, StepBuilder step, int x)
    {
        int bias = step.Nothing;
        if (cell.Of.Bias)
        {
            Geometry sizes = Geometry.Of("RecurrentBiasShape", ("hidden", cell.Of.Hidden), ("gates", Gates), ("summed", Summed));
            bias = step.Prepare(cell.Named("bias"), "Recurrent.Bias", sizes, cell.Sums, step.Parameter(cell.BiasInput), step.Parameter(cell.BiasHidden));
        }

        int gates = step.Extra(cell.Named("gates"), cell.PerStep(Gates));
        Products.Forward(step, cell.Named("panels"), cell.InputProduct, x, step.Parameter(cell.WeightInput), bias, gates, cell.InputMultiplyAdds);
        return gates;
    }

    private static int Panels(Cell cell, StepBuilder step) =>
        step.Prepare(cell.Named("hiddenPanels"), "Recurrent.Pack", cell.Packing, RecurrentSizes.Panels(cell.Of.Hidden, cell.Of.Gates), step.Parameter(cell.WeightHidden));

    private static int Dropped(RecurrentSpec s, StepBuilder step, int layer, int y)
    {
        int dropped = step.Extra("dropped_l" + Text.Of(layer), Shape.Of(s.Steps, s.Outputs));
        step.Call("Dropout.Forward", Drop(s, step, layer), [y], [dropped], random: true);
        return dropped;
    }

    private static Geometry Drop(RecurrentSpec s, StepBuilder step, int layer) =>
        Geometry.Of("DropoutShape", ("length", (long)s.Steps * s.Outputs)).With("rate", s.Rate).With("layer", step.LayerIndex + ((layer + 1) * DrawsPerLayer));

    private static void Weights(Cell cell, StepBuilder step, int x, int dgates, int dhidden)
    {
        if (cell.Of.Bias)
        {
            Geometry sums = Elements.Channels(cell.PerStep(cell.Of.Gates));
            step.Gradient("Bias.Backward", sums, [dgates], [step.ParameterGradient(cell.BiasInput)]);
            step.Gradient("Bias.Backward", sums, [dhidden], [step.ParameterGradient(cell.BiasHidden)]);
        }

        step.Gradient("Dense.BackwardWeights", cell.InputProduct, [x, dgates], [step.ParameterGradient(cell.WeightInput)], multiplyAdds: cell.InputMultiplyAdds);
        step.Gradient("Dense.BackwardWeights", cell.HiddenProduct, [Before(cell, step), dhidden], [step.ParameterGradient(cell.WeightHidden)], multiplyAdds: cell.HiddenMultiplyAdds);
    }

    /// <summary>h before each step.</summary>
    protected static int Before(Cell cell, StepBuilder step) => step.Extra(cell.Named("before"), cell.PerStep(1));
}
