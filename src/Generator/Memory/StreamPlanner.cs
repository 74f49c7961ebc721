using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>
/// A place for every value of the two programs of a stream. They share one state, whose values go by name, and read the weights that inference has prepared: only so are a
/// step's results those of <c>Forward</c>.
/// </summary>
internal sealed class StreamPlanner
{
    private readonly Dictionary<string, long> prepared;
    private readonly Dictionary<string, StreamValue> state = new(StringComparer.Ordinal);
    private long length;

    private StreamPlanner(PlannedProgram inference)
    {
        Recipes recipes = new(inference.Scheduled);
        prepared = inference.Program.Values.Where(value => value.Role == ValueRole.Prepared)
            .GroupBy(value => recipes.Of(value.Id), StringComparer.Ordinal)
            .ToDictionary(made => made.Key, made => inference.Offsets[made.First().Id], StringComparer.Ordinal);
    }

    public static StreamPlan Plan(StreamNetworks networks, ScheduledProgram step, ScheduledProgram begin, PlannedProgram inference)
    {
        StreamPlanner planner = new(inference);
        PlannedProgram plannedStep = planner.Plan(step), plannedBegin = planner.Plan(begin);
        return new StreamPlan(networks, plannedStep, plannedBegin, Measurer.Chunk(plannedBegin), planner.state.Values.OrderBy(value => value.Offset).ToEquatable(), planner.length)
        {
            TableOffset = planner.state.TryGetValue(StreamNetworks.Table, out StreamValue table) ? table.Offset : -1,
        };
    }

    private PlannedProgram Plan(ScheduledProgram scheduled)
    {
        Recipes recipes = new(scheduled);
        PlannedProgram planned = Planner.Plan(scheduled with { Prepare = [] });
        return planned with
        {
            Offsets = scheduled.Program.Values.Select(value =>
                value.Role == ValueRole.Prepared ? prepared[recipes.Of(value.Id)]
                : value.Role == ValueRole.Stream ? InState(value)
                : planned.Offsets[value.Id]).ToEquatable(),
        };
    }

    private long InState(Value value)
    {
        if (!state.TryGetValue(value.Name, out StreamValue place))
        {
            state[value.Name] = place = new StreamValue(length, value.Length, value.Stays);
            length += Arena.Round(value.Length);
        }

        return place.Offset;
    }
}
