using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Shapes;

/// <summary>The last check: what the plans need must be addressable.</summary>
internal static class SizeChecker
{
    public static IReadOnlyList<Finding> Check(NetworkPlan plan)
    {
        PlannedProgram inference = plan.Inference;
        return plan.Figures.ArenaLength > Limits.Arena ? [TooLarge(plan, plan.Figures.ArenaLength, " floats of arena for one sample", Limits.Arena)]
            : inference.Prepared > Limits.Values ? [TooLarge(plan, inference.Prepared, " floats of prepared weights", Limits.Values)]
            : plan.Trace.PerSample > Limits.Arena ? [TooLarge(plan, plan.Trace.PerSample, " floats of arena for one traced sample", Limits.Arena)]
            : plan.Stream is { } stream && Math.Max(stream.StateLength, Math.Max(stream.Step.PerSample, stream.Begin.PerSample)) is var most && most > Limits.Arena ? [TooLarge(plan, most, " floats of state or arena for one row of a stream", Limits.Arena)]
            : [];
    }

    private static Finding TooLarge(NetworkPlan plan, long found, string what, long most) =>
        new(Rule.TooLarge, Site.Class, [plan.Network.Class.Plain, Text.Grouped(found) + what, Text.Grouped(most)]);
}
