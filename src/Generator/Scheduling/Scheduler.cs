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

    public static ScheduledProgram Schedule(Program program) => new(
        program,
        program.Prepare.Select(Choose).ToEquatable(),
        program.Forward.Select(Choose).ToEquatable(),
        program.Backward.Select(Choose).ToEquatable());

    private static ScheduledOperation Choose(Operation operation)
    {
        Kernel kernel = Kernels[operation.Kind].Where(candidate => candidate.Fits(operation)).OrderBy(candidate => candidate.Nanoseconds(operation)).FirstOrDefault()
            ?? new PlainKernel(operation.Kind);
        return new ScheduledOperation(operation, kernel.Method, kernel.Work(operation), kernel.TakesWork, kernel.Nanoseconds(operation));
    }
}
