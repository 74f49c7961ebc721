using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Fusion;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Memory;
using Xunit;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>Values computed in their place within another one: nothing that is still to be read is lost, and little memory is.</summary>
public sealed class PartTests
{
    private const int Seeds = 400;

    [Fact]
    public void Every_operation_of_a_drawn_program_finds_what_it_reads()
    {
        int parts = 0, copies = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (Program given, PlannedProgram plan) = Planned(seed);

            Assert.Empty(Simulation.Faults(plan, given));
            parts += plan.Program.Values.Count(value => value.PartOf is not null);
            copies += plan.Program.Forward.Count(operation => operation.CopiesTo >= 0);
        }

        // Both ways are taken: at least two of each in a program.
        Assert.True(parts > 2 * Seeds && copies > 2 * Seeds, FormattableString.Invariant($"{parts} parts, {copies} copies"));
    }

    [Fact]
    public void The_simulation_sees_a_part_that_is_not_in_its_place()
    {
        (Program given, PlannedProgram plan) = Planned(seed: 3);
        long[] offsets = [.. plan.Offsets];
        Value part = plan.Program.Values.First(value => value.PartOf is not null);
        offsets[part.Id]++;

        Assert.NotEmpty(Simulation.Faults(plan, given, offsets));
    }

    [Fact]
    public void The_simulation_sees_a_buffer_moved_onto_another()
    {
        int seen = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            (Program given, PlannedProgram plan) = Planned(seed);
            long[] offsets = [.. plan.Offsets.Select((offset, id) => plan.Program.Values[id].Role == ValueRole.Temporary ? offset / 2 : offset)];
            seen += Simulation.Faults(plan, given, offsets).Count > 0 ? 1 : 0;
        }

        Assert.Equal(50, seen);
    }

    [Fact]
    public void Parts_take_less_memory_than_copies()
    {
        double[] ratios = [.. Enumerable.Range(0, 100).Select(seed =>
        {
            Program given = DrawnProgram.Of(seed);
            return (double)Planned(seed).Plan.PerSample / Planner.Plan(DrawnProgram.Schedule(given)).PerSample;
        })];

        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"parts / copies: mean {ratios.Average():F3}, smallest {ratios.Min():F3}, largest {ratios.Max():F3}"));
        Assert.InRange(ratios.Average(), 0, 0.9);
    }

    [Fact]
    public void Small_values_are_copied_so_that_several_samples_run_together()
    {
        Program small = Joined(ConcatInPlace.WorthIt - 16), large = Joined(ConcatInPlace.WorthIt);

        Assert.Same(small, ConcatInPlace.Apply(small));
        Assert.Equal(2, large.Forward.Count - ConcatInPlace.Apply(large).Forward.Count);
    }

    [Theory]
    [InlineData(Purpose.Training)]
    [InlineData(Purpose.Trace)]
    public void Only_inference_has_parts(object purpose)
    {
        Program program = Joined(ConcatInPlace.WorthIt) with { Purpose = (Purpose)purpose };

        Assert.Same(program, ConcatInPlace.Apply(program));
    }

    // Two results of the input, one behind the other.
    private static Program Joined(long length)
    {
        Value Value(int id, ValueRole role, long count) => new(id, "v" + Generator.Support.Text.Of(id), role, Shape.Of((int)count), 0);
        Operation Operation(int read, int write, long at = -1) => new("Make", "layer", Geometry.Of("None"), [read], [write]) { CopiesTo = at };
        return new Program(
            Purpose.Inference,
            [Value(0, ValueRole.Input, 8), Value(1, ValueRole.Temporary, length / 2), Value(2, ValueRole.Temporary, length / 2), Value(3, ValueRole.Temporary, length), Value(4, ValueRole.Output, 8)],
            [],
            [Operation(0, 1), Operation(0, 2), Operation(1, 3, 0), Operation(2, 3, length / 2), Operation(3, 4)],
            [],
            [4],
            []);
    }

    private static (Program Given, PlannedProgram Plan) Planned(int seed)
    {
        Program given = DrawnProgram.Of(seed);
        return (given, Planner.Plan(DrawnProgram.Schedule(ConcatInPlace.Apply(given))));
    }
}
