using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Layers;

/// <summary>What a layer makes of its operands: asks it, and says what is then known of its values.</summary>
internal static class Results
{
    /// <summary>The checked form; null where <paramref name="at"/> holds findings.</summary>
    public static Spec? Check(Layer layer, LayerContext at)
    {
        for (int operand = 0; operand < at.Signals.Count; operand++)
        {
            Signal signal = at.Signals[operand];
            if (!layer.Takes(signal.Kind, operand))
            {
                at.Fail(Rule.WrongKind, operand == 0 ? null : layer.OperandLabels.ElementAtOrDefault(operand - 1), layer.Wants, signal.Description);
                return null;
            }

            // Within a block for each step what comes from outside is there once, not at each step.
            if (layer.StepsWanted(at.Signals, operand) is var wanted && signal.Steps != wanted)
            {
                at.Fail(Rule.StepsDiffer, null, wanted, signal.Steps);
                return null;
            }
        }

        Spec? spec = layer.Check(at);
        if (spec is not null)
        {
            CheckLengths(layer, spec, at);
        }

        return at.Failed ? null : spec;
    }

    /// <summary>The output, then what is made besides it.</summary>
    public static IReadOnlyList<Signal> Of(Layer layer, Spec spec, IReadOnlyList<Signal> inputs) => [layer.Output(spec, inputs), .. spec.Further];

    /// <summary>What is known of the output of a layer that neither takes steps apart nor puts them together.</summary>
    public static Signal Output(Layer layer, Spec spec, IReadOnlyList<Signal> inputs)
    {
        int reversed = layer.IsElementwise ? ReversedTogether(spec, inputs) : spec.Reversed;
        int lengths = layer.Lengths(spec) == Lengths.Ends ? -1 : LengthsOf(layer, inputs).DefaultIfEmpty(-1).First();
        return new Signal(spec.Output) { Steps = inputs[0].Steps, Reversed = reversed, Lengths = lengths };
    }

    // Features that are repeated, or joined with others that run the other way, have no direction of their own.
    private static int ReversedTogether(Spec spec, IReadOnlyList<Signal> inputs) =>
        inputs.All(input => input.Shape == spec.Output && input.Reversed == inputs[0].Reversed) ? inputs[0].Reversed : 0;

    private static void CheckLengths(Layer layer, Spec spec, LayerContext at)
    {
        if (LengthsOf(layer, at.Signals).Count() > 1 && layer.Lengths(spec) != Lengths.Ends)
        {
            at.Fail(Rule.LengthsDiffer, null);
        }
        else if (layer.Lengths(spec) == Lengths.Maps && at.Signals[0].Lengths >= 0 && spec.Output[0] != at.Input[0])
        {
            at.Fail(Rule.LengthsLost, null, at.Input[0], spec.Output[0]);
        }
    }

    // A state, a memory has no say in how long the sequence is.
    private static IEnumerable<int> LengthsOf(Layer layer, IReadOnlyList<Signal> inputs) =>
        inputs.Take(layer.OperandLabels.Count > 0 ? 1 : inputs.Count).Select(input => input.Lengths).Where(lengths => lengths >= 0).Distinct();
}
