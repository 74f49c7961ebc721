using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Memory;

/// <summary>
/// When each value of a program matters. Between the forward and the backward steps stands the loss (step number <c>Forward.Count</c>, later steps are one
/// further): it reads the outputs and writes their gradients. A part matters as long as what it is a part of.
/// </summary>
internal sealed class Timeline
{
    private static readonly Life Never = new(int.MaxValue, -1);

    public Timeline(ScheduledProgram scheduled)
    {
        Program program = scheduled.Program;
        Lives = Enumerable.Repeat(Never, program.Values.Count).ToArray();
        int loss = program.Forward.Count;
        Steps = [.. scheduled.Forward.Select((step, i) => (i, step.Operation)), .. scheduled.Backward.Select((step, i) => (loss + 1 + i, step.Operation))];
        foreach ((int time, Operation operation) in Steps)
        {
            Touch(operation.Reads, time);
            Touch(operation.Writes, time);
        }

        for (int step = 0; step < scheduled.Forward.Count; step++)
        {
            if (scheduled.Forward[step].WorkValue >= 0)
            {
                Touch([scheduled.Forward[step].WorkValue], step);
            }
        }

        if (program.Purpose == Purpose.Training)
        {
            Touch(program.Outputs, loss);
            Touch(program.OutputGradients, loss);
        }

        ExtendParts(program);
    }

    /// <summary>All operations with their times.</summary>
    public IReadOnlyList<(int Time, Operation Operation)> Steps { get; }

    /// <summary>By value.</summary>
    public Life[] Lives { get; }

    private void Touch(IEnumerable<int> values, int time)
    {
        foreach (int value in values)
        {
            Lives[value] = new Life(Math.Min(Lives[value].First, time), Math.Max(Lives[value].Last, time));
        }
    }

    // What reads a whole reads its parts, and a whole is there from its first part on. A part's number may be below or above its whole's.
    private void ExtendParts(Program program)
    {
        foreach (Value part in program.Values.Where(value => value.PartOf is not null))
        {
            Life own = Lives[part.Id];
            int last = own.Last;
            for (Part? place = part.PartOf; place is { } of; place = program.Values[of.Whole].PartOf)
            {
                last = Math.Max(last, Lives[of.Whole].Last);
                Lives[of.Whole] = Lives[of.Whole] with { First = Math.Min(Lives[of.Whole].First, own.First) };
            }

            Lives[part.Id] = Lives[part.Id] with { Last = last };
        }
    }
}
