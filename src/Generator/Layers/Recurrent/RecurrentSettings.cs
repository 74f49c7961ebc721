using System;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>Reads the settings that all recurrent layers have.</summary>
internal static class RecurrentSettings
{
    /// <summary>The checked form; null where something does not fit.</summary>
    /// <param name="kind">Name of the cell.</param>
    /// <param name="gates">Sums that each unit takes.</param>
    /// <param name="states">Vectors of state of each cell.</param>
    /// <param name="activation">What follows the sum, where the cell has a choice.</param>
    public static RecurrentSpec? Read(LayerContext at, string kind, int gates, int states, Func<LayerContext, ActivationCall?> activation)
    {
        if (!at.Rank("a sequence [T, D]", 2))
        {
            return null;
        }

        int hidden = at.Count(nameof(LstmAttribute.Hidden), orElse: at.Input[1]);
        int layers = at.Count(nameof(LstmAttribute.Layers));
        if (layers > Limits.Cells)
        {
            at.Fail(Rule.OutOfRange, nameof(LstmAttribute.Layers), nameof(LstmAttribute.Layers), "from 1 to " + Text.Of(Limits.Cells), layers);
        }

        bool both = at.Flag(nameof(LstmAttribute.Bidirectional)), reverse = at.Flag(nameof(LstmAttribute.Reverse));
        if (both && reverse)
        {
            at.Fail(Rule.ExclusiveSettings, nameof(LstmAttribute.Reverse), nameof(LstmAttribute.Reverse), nameof(LstmAttribute.Bidirectional));
        }

        double rate = at.Real(nameof(LstmAttribute.Dropout), "from 0 up to but not including 1", static value => value >= 0 && (float)value < 1);
        bool bias = at.Flag(nameof(LstmAttribute.Bias));
        ActivationCall? follows = activation(at);
        int directions = both ? 2 : 1;
        at.Extent(nameof(LstmAttribute.Hidden), Math.Max((long)gates * hidden, (long)states * layers * directions * hidden), "sums or states");
        if (at.Failed)
        {
            return null;
        }

        Shape state = states == 1 ? Shape.Of(layers * directions, hidden) : Shape.Of(states, layers * directions, hidden);
        Start start = StartOf(at, kind, state, hidden);
        return new RecurrentSpec(at.Input[0], at.Input[1], hidden, gates, states, layers, both, reverse, bias, rate, start, follows, Shape.Of(at.Input[0], directions * hidden))
        {
            Reversed = both || reverse ? hidden : 0,
            Further = at.Given(nameof(LstmAttribute.FinalState)) ? [new Signal(state) { Kind = SignalKind.State, Cell = kind }] : [],
        };
    }

    private static Start StartOf(LayerContext at, string kind, Shape state, int hidden)
    {
        if (at.Signals.Count == 1)
        {
            return Start.Zeros;
        }

        Signal given = at.Signals[1];
        bool isState = given.Kind == SignalKind.State;
        if (isState ? given.Shape == state && given.Cell == kind : given.Shape == Shape.Of(hidden))
        {
            return isState ? Start.State : Start.Vector;
        }

        string wanted = new Signal(state) { Kind = SignalKind.State, Cell = kind }.Description + ", or a vector " + Shape.Of(hidden) + " for its first layer";
        at.Fail(Rule.WrongState, nameof(LstmAttribute.InitialState), wanted, given.Description);
        return Start.Zeros;
    }
}
