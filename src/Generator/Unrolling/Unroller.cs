using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Unrolling;

/// <summary>
/// Very small operations -> vector code, where a call would cost more than the work. What is unrolled does the same sums in the same order as
/// the kernel: the results are the same bits.
/// </summary>
internal static class Unroller
{
    private const int MostBytes = 4096;

    private static readonly IReadOnlyDictionary<string, SmallForm> Forms = typeof(SmallForm).Assembly.GetTypes()
        .Where(type => typeof(SmallForm).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (SmallForm)Activator.CreateInstance(type))
        .ToDictionary(form => form.Kind, StringComparer.Ordinal);

    public static ScheduledProgram Unroll(ScheduledProgram program) => program.Program.Purpose == Purpose.Trace ? program : program with
    {
        Forward = program.Forward.Select(step => Unroll(step, program.Program)).ToEquatable(),
        Backward = program.Backward.Select(step => Unroll(step, program.Program)).ToEquatable(),
    };

    private static ScheduledOperation Unroll(ScheduledOperation step, Program program)
    {
        long most = program.Purpose == Purpose.Training ? Limits.UnrolledTraining : Limits.Unrolled;
        if (step.Operation.Steps > 1 || step.Operation.MultiplyAdds == 0 || step.Operation.MultiplyAdds > most || !Forms.TryGetValue(step.Operation.Kind, out SmallForm form))
        {
            return step;
        }

        VectorCode? code = form.Code(step.Operation, program.Values);
        return code is null || code.Bytes > MostBytes ? step : step with { Unrolled = code };
    }
}
