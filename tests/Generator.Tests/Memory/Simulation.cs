using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>
/// Walks a planned program over memory in which every float bears the name of what was written there last. It knows nothing of lives, buffers and segments:
/// a plan is right where each operation finds what it reads, before and after its scratch and its results are written.
/// </summary>
internal sealed class Simulation
{
    private const int Garbage = -1;

    private readonly PlannedProgram plan;
    private readonly Program program;
    private readonly long[] offsets;

    // By value: which other values it is put together from, and where.
    private readonly ILookup<int, (int Operand, long At)> pieces;
    private readonly Dictionary<ValueRole, (int[] Value, int[] Element)> memory;
    private readonly SortedSet<string> faults = new(StringComparer.Ordinal);

    private Simulation(PlannedProgram plan, Program given, long[] offsets)
    {
        this.plan = plan;
        program = plan.Program;
        this.offsets = offsets;
        pieces = given.Forward.Where(operation => operation.CopiesTo >= 0).Select(copy => (Whole: copy.Writes[0], Piece: (copy.Reads[0], copy.CopiesTo)))
            .Concat(given.Values.Where(value => value.PartOf is not null).Select(part => (Whole: part.PartOf!.Value.Whole, Piece: (part.Id, part.PartOf!.Value.At))))
            .ToLookup(pair => pair.Whole, pair => pair.Piece);
        memory = new() { [ValueRole.Temporary] = Memory(ValueRole.Temporary, plan.PerSample), [ValueRole.Batchless] = Memory(ValueRole.Batchless, plan.Batchless) };
    }

    /// <summary>What goes wrong.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="given">The program as it was before any copy was left out; null for the planned one.</param>
    /// <param name="offsets">Other places than the plan's.</param>
    public static IReadOnlyCollection<string> Faults(PlannedProgram plan, Program? given = null, long[]? offsets = null)
    {
        Simulation simulation = new(plan, given ?? plan.Program, offsets ?? plan.Offsets.ToArray());
        simulation.Run();
        return simulation.faults;
    }

    private void Run()
    {
        foreach (ScheduledOperation step in plan.Scheduled.Forward)
        {
            Do(step);
        }

        if (program.Purpose == Purpose.Training)
        {
            Expect(program.Outputs, "the loss");
            Write(program.OutputGradients);
        }

        foreach (ScheduledOperation step in plan.Scheduled.Backward)
        {
            Do(step);
        }
    }

    private void Do(ScheduledOperation step)
    {
        Operation operation = step.Operation;
        string name = operation.Kind + " of " + operation.Layer;
        if (operation.Gradient == GradientWrite.Add)
        {
            Expect(operation.Writes, name + " (adding)");
        }

        Spoil(step);
        Expect(operation.Reads, name);
        if (operation.CopiesTo >= 0)
        {
            Copy(operation);
        }
        else
        {
            Write(operation.Writes);
        }

        // Kernels read, use scratch and write in any order; only an element-wise operand may be gone.
        Spoil(step);
        Expect(operation.Reads.Where((read, position) => !operation.InPlace.Contains(position) || !IsUnderResult(read, operation)), name + " (afterwards)");
        if (operation.CopiesTo < 0)
        {
            Expect(operation.Writes, name + " (its results)");
        }
    }

    private bool IsUnderResult(int read, Operation operation) =>
        offsets[read] == offsets[operation.Writes[0]] && program.Values[read].Length == program.Values[operation.Writes[0]].Length && operation.Reads.Count(other => other == read) == 1;

    private void Spoil(ScheduledOperation step)
    {
        if (step.WorkValue >= 0)
        {
            (int[] value, _) = memory[ValueRole.Temporary];
            Array.Fill(value, Garbage, (int)offsets[step.WorkValue], (int)program.Values[step.WorkValue].Length);
        }
    }

    private void Write(IEnumerable<int> values)
    {
        foreach (Value value in values.Select(id => program.Values[id]).Where(IsPlaced))
        {
            Mark(value.Role, offsets[value.Id], value.Id);
        }
    }

    private void Copy(Operation copy)
    {
        Value whole = program.Values[copy.Writes[0]];
        if (IsPlaced(whole))
        {
            Mark(whole.Role, offsets[whole.Id] + copy.CopiesTo, copy.Reads[0]);
        }
    }

    private void Mark(ValueRole role, long offset, int value)
    {
        int[] names = memory[role].Value, elements = memory[role].Element;
        foreach ((int origin, long first, long at, long length) in Origins(value, 0))
        {
            for (long i = 0; i < length; i++)
            {
                names[offset + at + i] = origin;
                elements[offset + at + i] = (int)(first + i);
            }
        }
    }

    private void Expect(IEnumerable<int> values, string reader)
    {
        foreach (Value value in values.Select(id => program.Values[id]).Where(IsPlaced))
        {
            int[] names = memory[value.Role].Value, elements = memory[value.Role].Element;
            foreach ((int origin, long first, long at, long length) in Origins(value.Id, 0))
            {
                long place = offsets[value.Id] + at;
                for (long i = 0; i < length; i++)
                {
                    if (names[place + i] != origin || elements[place + i] != first + i)
                    {
                        faults.Add($"{reader} does not find {value.Name}");
                        break;
                    }
                }
            }
        }
    }

    /// <summary>The values in which the elements of a value are made: which one, its first element, and where in <paramref name="value"/> they are.</summary>
    private IEnumerable<(int Origin, long First, long At, long Length)> Origins(int value, long at) => pieces.Contains(value)
        ? pieces[value].SelectMany(piece => Origins(piece.Operand, at + piece.At))
        : [(value, 0, at, program.Values[value].Length)];

    private (int[] Value, int[] Element) Memory(ValueRole role, long length)
    {
        // Also as long as places that are not the plan's.
        long end = program.Values.Where(value => value.Role == role && offsets[value.Id] >= 0).Select(value => offsets[value.Id] + value.Length).Append(length).Max();
        return (Enumerable.Repeat(Garbage, (int)end).ToArray(), new int[end]);
    }

    private static bool IsPlaced(Value value) => value.Role is ValueRole.Temporary or ValueRole.Batchless;
}
