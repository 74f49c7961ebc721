using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Memory;
using Xunit;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>The plans of real networks, looked at value by value.</summary>
public sealed class PlanTests
{
    public static TheoryData<string> Names => [.. Plans.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_value_is_overwritten_while_it_matters(string name)
    {
        NetworkPlan plan = Plans.Of(name);

        Assert.All(new[] { plan.Inference, plan.Training, plan.Trace }, program => Assert.Empty(Simulation.Faults(program)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_all_in_one_place_are_caught(string name)
    {
        PlannedProgram program = Plans.Of(name).Training;

        Assert.NotEmpty(Simulation.Faults(program, offsets: new long[program.Offsets.Count]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_arena_is_at_most_a_tenth_longer_than_what_is_needed_at_once(string name)
    {
        NetworkPlan plan = Plans.Of(name);
        foreach (PlannedProgram program in new[] { plan.Inference, plan.Training })
        {
            long need = LargestNeed(program, round: false), aligned = LargestNeed(program, round: true), once = LargestNeed(program, round: true, ValueRole.Batchless);
            TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
                $"{name}, {program.Program.Purpose}: arena {program.PerSample} floats a sample, largest need {need} ({(double)program.PerSample / need:F4}), of which alignment {aligned - need}; once per pass {program.Batchless} (largest need {once}), kernel scratch {program.Work.Fixed} + {program.Work.PerWorker} a thread"));
            Assert.InRange(program.PerSample, aligned, aligned * 1.1);
            Assert.InRange(program.Batchless, once, once * 1.1);
        }
    }

    [Fact]
    public void LeNet5_is_within_a_tenth_with_alignment_counted_as_waste()
    {
        NetworkPlan plan = Plans.Of(Plans.LeNet5);

        // 6·14·14 beside the scratch of the first convolution, which makes and pools them.
        long scratch = plan.Inference.Program.Values.Single(value => value.Name.StartsWith("conv1", StringComparison.Ordinal) && value.Name.EndsWith(".work", StringComparison.Ordinal)).Length;
        long need = LargestNeed(plan.Inference, round: false);
        Assert.Equal(1176 + scratch, need);
        Assert.InRange(plan.Figures.ArenaLength, need, need * 1.1);
        Assert.InRange(plan.Training.PerSample, 1, LargestNeed(plan.Training, round: false) * 1.1);
    }

    // By step: the floats that differ, an operand and the result on top of it counted once.
    private static long LargestNeed(PlannedProgram program, bool round, ValueRole role = ValueRole.Temporary)
    {
        Value[] values = [.. Placed(program).Where(value => value.Role == role)];
        return Enumerable.Range(0, program.Program.Forward.Count + program.Program.Backward.Count + 1).Max(step => values
            .Where(value => program.Lives[value.Id].Meets(new Life(step, step)))
            .GroupBy(value => program.Offsets[value.Id])
            .Sum(place => place.Max(value => round ? Arena.Round(value.Length) : value.Length)));
    }

    private static Value[] Placed(PlannedProgram program) =>
        [.. program.Program.Values.Where(value => value.Role is ValueRole.Temporary or ValueRole.Batchless && program.Lives[value.Id].Last >= 0)];
}
