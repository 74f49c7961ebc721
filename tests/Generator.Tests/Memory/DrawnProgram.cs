using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>
/// Inference programs drawn from seeds: operations with scratch, element-wise ones and sums in place, and values put together from others: from some twice, from
/// inputs, from what leaves the network, from values that are put together themselves or stand in several wholes.
/// </summary>
internal sealed class DrawnProgram
{
    private readonly Random random;
    private readonly List<Value> values = [];
    private readonly List<Operation> operations = [];

    // What an operation may read.
    private readonly List<int> ready = [];

    private DrawnProgram(int seed, int steps)
    {
        random = new Random(seed);
        ready.Add(Add("input", ValueRole.Input, random.Next(1, 3000)));
        while (operations.Count < steps)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    Concat();
                    break;
                case 2:
                    ElementWise();
                    break;
                case 3:
                    Sum();
                    break;
                default:
                    Make([Draw()], random.Next(1, 4000), inPlace: []);
                    break;
            }
        }

        Make([Draw()], 10, inPlace: []);
        int last = values.Count - 1;
        values[last] = values[last] with { Role = ValueRole.Output };
    }

    public static Program Of(int seed, int steps = 40)
    {
        DrawnProgram drawn = new(seed, steps);
        return new Program(Purpose.Inference, drawn.values.ToEquatable(), [], drawn.operations.ToEquatable(), [], [drawn.values.Count - 1], []);
    }

    /// <summary>With scratch for some of the operations.</summary>
    public static ScheduledProgram Schedule(Program program)
    {
        List<Value> values = [.. program.Values];
        List<ScheduledOperation> steps = [];
        foreach (Operation operation in program.Forward)
        {
            bool works = operation.Kind == "Work";
            if (works)
            {
                values.Add(new Value(values.Count, operation.Layer + ".work", ValueRole.Temporary, Shape.Of(500), 0));
            }

            steps.Add(new ScheduledOperation(operation, operation.Kind, default, works, 0, WorkValue: works ? values.Count - 1 : -1));
        }

        return new ScheduledProgram(program with { Values = values.ToEquatable() }, [], steps.ToEquatable(), []);
    }

    private int Draw() => ready[random.Next(Math.Max(0, ready.Count - 8), ready.Count)];

    private int Add(string name, ValueRole role, long length)
    {
        values.Add(new Value(values.Count, name, role, Shape.Of((int)length), 0));
        return values.Count - 1;
    }

    private int Make(int[] reads, long length, int[] inPlace)
    {
        // One in twelve leaves the network as well.
        int value = Add("v" + Text.Of(values.Count), random.Next(12) == 0 ? ValueRole.Output : ValueRole.Temporary, length);
        operations.Add(new Operation(inPlace.Length == 0 && random.Next(2) == 0 ? "Work" : "Make", values[value].Name, Geometry.Of("None"), reads.ToEquatable(), [value]) { InPlace = inPlace.ToEquatable() });
        ready.Add(value);
        return value;
    }

    private void ElementWise()
    {
        int read = Draw();
        Make([read], values[read].Length, [0]);
    }

    private void Sum()
    {
        int first = Draw();
        int second = Make([first], values[first].Length, inPlace: []);
        Make([first, second], values[first].Length, random.Next(2) == 0 ? [0, 1] : [1]);
    }

    private void Concat()
    {
        int[] operands = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Draw())];
        long length = operands.Sum(operand => values[operand].Length);
        if (length > 60_000)
        {
            return;
        }

        int whole = Add("v" + Text.Of(values.Count), ValueRole.Temporary, length);
        long at = 0;
        foreach (int operand in operands)
        {
            operations.Add(new Operation("Copy", values[whole].Name, Geometry.Of("None"), [operand], [whole]) { CopiesTo = at });
            at += values[operand].Length;
        }

        ready.Add(whole);
    }
}
