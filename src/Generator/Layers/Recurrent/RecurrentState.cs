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
            return s.Start == Start.State ? step.Input(1) : Carried(s, step);
        }

        int first = step.Extra("initialState", States(s));
        step.Call("InitialState.Forward", Expansion(s), [step.Input(1)], [first]);
        return first;
    }

    /// <summary>Where cells write the state after the last step.</summary>
    public static int Last(RecurrentSpec s, StepBuilder step) => Carried(s, step) is var carried && carried != step.Nothing ? carried : step.Further(0);

    /// <summary>Where the last state is kept for the next step, whoever else reads it gets a copy.</summary>
    public static void Copy(RecurrentSpec s, StepBuilder step, int last)
    {
        if (step.Further(0) is var read && last != read && read != step.Nothing)
        {
            step.Call("Map.Forward", Elements.Of(States(s)), [last], [read], ActivationCall.Identity);
        }
    }

    /// <summary>What one step leaves for the next: the same, in the state of a stream.</summary>
    public static int Kept(RecurrentSpec s, StepBuilder step) => step.State("state", States(s));

    /// <summary>Adds what that is before the first step; zeros are there by themselves.</summary>
    public static void Begin(RecurrentSpec s, StepBuilder step)
    {
        if (s.Start == Start.State)
        {
            step.Call("Map.Forward", Elements.Of(States(s)), [step.Input(1)], [Kept(s, step)], ActivationCall.Identity);
        }
        else if (s.Start == Start.Vector)
        {
            step.Call("InitialState.Forward", Expansion(s), [step.Input(1)], [Kept(s, step)]);
        }
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

    // Going on where the sequence before ended makes sense in the direction of time alone.
    private static int Carried(RecurrentSpec s, StepBuilder step) =>
        s.Start == Start.Zeros && !s.Bidirectional && !s.Reverse ? step.Carried("carriedState", States(s)) : step.Nothing;

    private static Shape States(RecurrentSpec s) => Shape.Of((int)s.StateLength);

    private static Geometry Expansion(RecurrentSpec s) => Geometry.Of("InitialStateShape", ("hidden", s.Hidden), ("stateLength", s.StateLength));
}
