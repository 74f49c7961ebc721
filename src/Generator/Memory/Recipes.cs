using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>
/// How each value that a program prepares is made of parameters, as text: two of the same text, in whatever programs, hold the same numbers. How many steps a layer takes has no part in it.
/// </summary>
internal sealed class Recipes
{
    private readonly EquatableArray<Value> values;
    private readonly Dictionary<int, Operation> makers = [];
    private readonly Dictionary<int, string> known = [];

    public Recipes(ScheduledProgram scheduled)
    {
        values = scheduled.Program.Values;
        foreach (Operation operation in scheduled.Prepare.Select(step => step.Operation))
        {
            foreach (int value in operation.Writes)
            {
                makers[value] = operation;
            }
        }
    }

    public string Of(int value)
    {
        if (!known.TryGetValue(value, out string recipe))
        {
            known[value] = recipe = makers.TryGetValue(value, out Operation maker)
                ? maker.Kind + " " + Text.Of(Array.IndexOf(maker.Writes.ToArray(), value)) + " " + Text.Of(values[value].Length) + " (" + string.Join(", ", maker.Reads.Select(Of)) + ")"
                : values[value].Name;
        }

        return recipe;
    }
}
