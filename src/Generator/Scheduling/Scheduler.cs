using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Scheduling;

/// <summary>A kernel and a layout for every operation, in one stage, because each decides the other. So far every value is planar.</summary>
internal static class Scheduler
{
    private static readonly ILookup<string, Kernel> Kernels = typeof(Kernel).Assembly.GetTypes()
        .Where(type => typeof(Kernel).IsAssignableFrom(type) && !type.IsAbstract && type != typeof(PlainKernel))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (Kernel)Activator.CreateInstance(type))
        .ToLookup(kernel => kernel.Kind, StringComparer.Ordinal);

    public static ScheduledProgram Schedule(Program program)
    {
        ScheduledProgram scheduled = new(
            program,
            program.Prepare.Select(operation => Choose(operation, program)).ToEquatable(),
            program.Forward.Select(operation => Choose(operation, program)).ToEquatable(),
            program.Backward.Select(operation => Choose(operation, program)).ToEquatable());

        // In training each thread has scratch of its own, so how much there is shows at run time only.
        return program.Purpose == Purpose.Training ? scheduled : WithWorkValues(scheduled);
    }

    /// <summary>Scratch of an inference step is a value like any other: it shares its place with whatever is not alive in that step.</summary>
    private static ScheduledProgram WithWorkValues(ScheduledProgram scheduled)
    {
        List<Value> values = [.. scheduled.Program.Values];
        List<ScheduledOperation> forward = [];
        foreach (ScheduledOperation step in scheduled.Forward)
        {
            long length = step.Work.Fixed + step.Work.PerWorker;
            if (length == 0)
            {
                forward.Add(step);
                continue;
            }

            forward.Add(step with { WorkValue = values.Count, Work = default });
            values.Add(new Value(values.Count, step.Operation.Layer.Split(' ')[0] + ".work", ValueRole.Temporary, new Shape([(int)Math.Min(length, Limits.Values)]), Port: 0));
        }

        return scheduled with { Program = scheduled.Program with { Values = values.ToEquatable() }, Forward = forward.ToEquatable() };
    }

    private static ScheduledOperation Choose(Operation operation, Program program)
    {
        long touched = operation.Reads.Concat(operation.Writes).Sum(value => program.Values[value].Length);
        Kernel kernel = Kernels[operation.Kind].Where(candidate => candidate.Fits(operation)).OrderBy(candidate => candidate.Nanoseconds(operation, touched)).FirstOrDefault()
            ?? new PlainKernel(operation.Kind);
        return new ScheduledOperation(operation, kernel.Method, kernel.Work(operation), kernel.TakesWork, kernel.Nanoseconds(operation, touched));
    }
}
