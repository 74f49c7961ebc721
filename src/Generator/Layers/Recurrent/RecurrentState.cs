using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Recurrent;

/// <summary>The first state of a recurrent layer, as its cells read it: h of all layers and directions, c behind it.</summary>
internal static class RecurrentState
{
    /// <summary>The value that holds it; an empty one for zeros.</summary>
    public static int First(RecurrentSpec s, StepBuilder step)
    {
        if (s.Start != Start.Vector)
        {
            return s.Start == Start.State ? step.Input(1) : step.Nothing;
        }

        int first = step.Extra("initialState", States(s));
        step.Call("InitialState.Forward", Expansion(s), [step.Input(1)], [first]);
        return first;
    }

    /// <summary>Where cells write its gradient; an empty value where nobody needs it.</summary>
    public static int FirstGradient(RecurrentSpec s, StepBuilder step) =>
        s.Start == Start.Zeros || !step.NeedsInputGradient(1) ? step.Nothing : step.Extra("initialStateGradient", States(s));

    /// <summary>Adds the gradient of the first state to that of what it was made of.</summary>
    public static void PassOn(RecurrentSpec s, StepBuilder step, int gradient)
    {
        if (s.Start == Start.Zeros || !step.NeedsInputGradient(1))
        {
            return;
        }

        if (s.Start == Start.Vector)
        {
            step.Gradient("InitialState.Backward", Expansion(s), [gradient], [step.InputGradient(1)]);
        }
        else
        {
            step.Gradient("Map.Backward", Elements.Of(States(s)), [gradient, gradient], [step.InputGradient(1)], ActivationCall.Identity);
        }
    }

    private static Shape States(RecurrentSpec s) => Shape.Of((int)s.StateLength);

    private static Geometry Expansion(RecurrentSpec s) => Geometry.Of("InitialStateShape", ("hidden", s.Hidden), ("stateLength", s.StateLength));
}
