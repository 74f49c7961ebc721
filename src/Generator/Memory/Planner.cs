using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>Scheduled program -> a place for every value: lifetimes from who reads and writes it, values that share storage together, the rest by <see cref="Arena"/>.</summary>
internal static class Planner
{
    public static PlannedProgram Plan(ScheduledProgram scheduled)
    {
        Program program = scheduled.Program;
        Timeline timeline = new(scheduled);
        Places places = new(program, timeline);
        (IReadOnlyDictionary<int, long> samples, long perSample) = Arena.Place(places.Buffers(ValueRole.Temporary));
        (IReadOnlyDictionary<int, long> shared, long batchless) = Arena.Place(places.Buffers(ValueRole.Batchless));

        (IReadOnlyDictionary<int, long> passing, long passingLength) = Arena.Place(Passing(scheduled));

        // Prepared weights live as long as the network, what is carried as long as a training session: one after the other.
        long[] offsets = new long[program.Values.Count];
        long prepared = 0, carried = 0;
        foreach (Value value in program.Values)
        {
            (int buffer, long at) = places.Of(value.Id);
            offsets[value.Id] = samples.TryGetValue(buffer, out long offset) || shared.TryGetValue(buffer, out offset) || passing.TryGetValue(buffer, out offset) ? offset + at : value.Offset;
            if (value.Role == ValueRole.Prepared)
            {
                offsets[value.Id] = prepared;
                prepared += Arena.Round(value.Length);
            }
            else if (value.Role == ValueRole.Carried)
            {
                offsets[value.Id] = carried;
                carried += Arena.Round(value.Length);
            }
        }

        Scratch scratch = scheduled.Prepare.Concat(scheduled.Forward).Concat(scheduled.Backward).Aggregate(default(Scratch), (most, step) => most.Max(step.Work));
        scratch = new Scratch(Arena.Round(scratch.Fixed), Arena.Round(scratch.PerWorker));
        return new PlannedProgram(scheduled, offsets.ToEquatable(), timeline.Lives.ToEquatable(), perSample, batchless, prepared, passingLength, scratch) { Carried = carried };
    }

    /// <summary>What is there only while weights are being prepared.</summary>
    private static IEnumerable<Buffer> Passing(ScheduledProgram scheduled)
    {
        Operation[] steps = [.. scheduled.Prepare.Select(step => step.Operation)];
        foreach (Value value in scheduled.Program.Values.Where(value => value.Role == ValueRole.Passing))
        {
            int first = System.Array.FindIndex(steps, step => step.Writes.Contains(value.Id)), last = System.Array.FindLastIndex(steps, step => step.Reads.Concat(step.Writes).Contains(value.Id));
            if (first >= 0)
            {
                yield return new Buffer(value.Id, value.Length, new Life(first, last));
            }
        }
    }
}
