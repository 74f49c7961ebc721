using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>Scheduled program -> a place for every value: lifetimes from who reads and writes it, element-wise results on top of their operand, the rest by <see cref="Arena"/>.</summary>
internal static class Planner
{
    public static PlannedProgram Plan(ScheduledProgram scheduled)
    {
        Program program = scheduled.Program;
        Operation[] steps = [.. scheduled.Forward.Select(step => step.Operation), .. scheduled.Backward.Select(step => step.Operation)];
        Life[] lives = Lives(program, steps, scheduled.Forward.Count);
        for (int step = 0; step < scheduled.Forward.Count; step++)
        {
            if (scheduled.Forward[step].WorkValue is >= 0 and int work)
            {
                lives[work] = new Life(step, step);
            }
        }

        int[] group = InPlace(program, steps, lives);

        (IReadOnlyDictionary<int, long> samples, long perSample) = Arena.Place(Buffers(program, group, lives, ValueRole.Temporary));
        (IReadOnlyDictionary<int, long> shared, long batchless) = Arena.Place(Buffers(program, group, lives, ValueRole.Batchless));

        // Prepared weights live as long as the network: one after the other.
        long[] offsets = new long[program.Values.Count];
        long prepared = 0;
        foreach (Value value in program.Values)
        {
            int owner = group[value.Id];
            offsets[value.Id] = samples.TryGetValue(owner, out long offset) || shared.TryGetValue(owner, out offset) ? offset : value.Offset;
            if (value.Role == ValueRole.Prepared)
            {
                offsets[value.Id] = prepared;
                prepared += Arena.Round(value.Length);
            }
        }

        Scratch scratch = scheduled.Prepare.Concat(scheduled.Forward).Concat(scheduled.Backward).Aggregate(default(Scratch), (most, step) => most.Max(step.Work));
        scratch = new Scratch(Arena.Round(scratch.Fixed), Arena.Round(scratch.PerWorker));
        return new PlannedProgram(scheduled, offsets.ToEquatable(), lives.ToEquatable(), perSample, batchless, prepared, scratch);
    }

    /// <summary>The buffers of one arena: one for each group of values that share a place.</summary>
    public static Buffer[] Buffers(Program program, int[] group, Life[] lives, ValueRole role) => program.Values
        .Where(value => value.Role == role && lives[value.Id].Last >= 0)
        .GroupBy(value => group[value.Id])
        .Select(members => new Buffer(members.Key, members.Max(member => member.Length), new Life(members.Min(member => lives[member.Id].First), members.Max(member => lives[member.Id].Last))))
        .ToArray();

    /// <summary>
    /// First and last step of each value. Between the forward and the backward steps stands the loss (step number <paramref name="loss"/>, later steps
    /// are one further): it reads the outputs and writes their gradients.
    /// </summary>
    private static Life[] Lives(Program program, Operation[] steps, int loss)
    {
        Life[] lives = Enumerable.Repeat(new Life(int.MaxValue, -1), program.Values.Count).ToArray();
        for (int step = 0; step < steps.Length; step++)
        {
            int time = step < loss ? step : step + 1;
            foreach (int value in steps[step].Reads.Concat(steps[step].Writes))
            {
                Touch(lives, value, time);
            }
        }

        if (program.Purpose == Purpose.Training)
        {
            foreach (int value in program.Outputs.Concat(program.OutputGradients))
            {
                Touch(lives, value, loss);
            }
        }

        return lives;
    }

    private static void Touch(Life[] lives, int value, int time) =>
        lives[value] = new Life(Math.Min(lives[value].First, time), Math.Max(lives[value].Last, time));

    /// <summary>For each value the number of the one whose place it takes, itself if none.</summary>
    private static int[] InPlace(Program program, Operation[] steps, Life[] lives)
    {
        int[] group = Enumerable.Range(0, program.Values.Count).ToArray();
        HashSet<int> pinned = [.. program.Outputs, .. program.OutputGradients];
        for (int step = 0; step < steps.Length; step++)
        {
            Operation operation = steps[step];
            if (operation.InPlace.Count == 0 || operation.Gradient == GradientWrite.Add || operation.Writes.Count != 1)
            {
                continue;
            }

            int write = operation.Writes[0];
            foreach (int read in operation.InPlace.Select(position => operation.Reads[position]))
            {
                bool both = program.Values[read].Role == ValueRole.Temporary && program.Values[write].Role == ValueRole.Temporary;
                bool ends = lives[read].Last == lives[write].First && !(pinned.Contains(read) && program.Purpose != Purpose.Training);
                if (both && ends && program.Values[read].Length == program.Values[write].Length && operation.Reads.Count(other => other == read) == 1)
                {
                    group[write] = group[read];
                    break;
                }
            }
        }

        return group;
    }
}
