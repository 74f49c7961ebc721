using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// Operations -> a kernel for each and a layout for each value, in one stage, because each decides the other. Where a kernel and a value differ, a conversion stands
/// between them; what kernels want of weights is packed whenever these change.
/// </summary>
internal static class Scheduler
{
    public static ScheduledProgram Schedule(Program program)
    {
        IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways = KernelCatalog.Ways(program);
        Program laidOut = program with { Values = LayoutChoice.Choose(program, ways).ToEquatable() };
        ScheduledProgram scheduled = NormPrologue.Apply(new Converter(laidOut, ways).Converted());

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

            forward.Add(step with { WorkValue = values.Count });
            values.Add(new Value(values.Count, step.Operation.Layer.Split(' ')[0] + ".work", ValueRole.Temporary, new Shape([(int)Math.Min(length, Limits.Values)]), Port: 0));
        }

        return scheduled with { Program = scheduled.Program with { Values = values.ToEquatable() }, Forward = forward.ToEquatable() };
    }
}
