using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Scheduling;

/// <summary>Puts the cheapest way in the place of each operation, and conversions and packing where it wants them.</summary>
internal sealed class Converter
{
    private readonly Program program;
    private readonly IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways;
    private readonly LayoutCost cost;
    private readonly List<Value> values;
    private readonly List<ScheduledOperation> prepare;

    // By value: what it is in the other layout, until it is written again.
    private readonly Dictionary<int, int> converted = [];
    private readonly Dictionary<(int Weight, string Kind, Geometry Shape), int> packed = [];

    public Converter(Program program, IReadOnlyDictionary<Operation, IReadOnlyList<Way>> ways)
    {
        this.program = program;
        this.ways = ways;
        cost = new LayoutCost(program);
        values = [.. program.Values];
        prepare = [.. program.Prepare.Select(operation => Plainly(operation, ways[operation][0]))];
    }

    public ScheduledProgram Converted()
    {
        List<ScheduledOperation> forward = [], backward = [];
        foreach (Operation operation in program.Forward)
        {
            Add(operation, forward);
        }

        foreach (Operation operation in program.Backward)
        {
            Add(operation, backward);
        }

        MarkPassing(forward);
        Program whole = program with
        {
            Values = values.ToEquatable(),
            Prepare = prepare.Select(step => step.Operation).ToEquatable(),
            Forward = forward.Select(step => step.Operation).ToEquatable(),
            Backward = backward.Select(step => step.Operation).ToEquatable(),
        };
        return new ScheduledProgram(whole, prepare.ToEquatable(), forward.ToEquatable(), backward.ToEquatable());
    }

    private static ScheduledOperation Plainly(Operation operation, Way way) => new(operation, way.Method, way.Work, way.TakesWork, way.Nanoseconds * operation.Steps) { Detail = way.Detail };

    private void Add(Operation operation, List<ScheduledOperation> steps)
    {
        Way way = cost.Cheapest(operation, ways[operation], value => program.Values[value].Layout == StorageLayout.Blocked16).Way;
        int[] reads = operation.Reads.Select((value, i) => way.Packing?.Read == i ? Packed(operation, way.Packing, steps) : InLayout(value, way.BlockedReads.Contains(i), operation, steps)).ToArray();
        int[] writes = operation.Writes.Select((value, i) => IsBlocked(value) == way.BlockedWrites.Contains(i) ? value : Other(value)).ToArray();
        foreach (int value in operation.Writes)
        {
            converted.Remove(value);
        }

        int[] order = way.Order.Count == 0 ? [.. Enumerable.Range(0, reads.Length)] : [.. way.Order];
        EquatableArray<int> inPlace = InPlace(operation, reads, writes).Select(position => System.Array.IndexOf(order, position)).ToEquatable();
        steps.Add(Plainly(operation with { Shape = way.Shape, Reads = order.Select(position => reads[position]).ToEquatable(), Writes = writes.ToEquatable(), InPlace = inPlace }, way));
        for (int i = 0; i < writes.Length; i++)
        {
            if (writes[i] != operation.Writes[i])
            {
                steps.Add(Conversion(writes[i], operation.Writes[i], operation));
            }
        }
    }

    // Index by index the same values only where both lie alike.
    private EquatableArray<int> InPlace(Operation operation, int[] reads, int[] writes) =>
        operation.InPlace.Where(position => values[reads[position]].Layout == values[writes[0]].Layout).ToEquatable();

    private bool IsBlocked(int value) => values[value].Layout == StorageLayout.Blocked16;

    /// <summary>The value in the layout that is wanted of it.</summary>
    private int InLayout(int value, bool blocked, Operation reader, List<ScheduledOperation> steps)
    {
        if (IsBlocked(value) == blocked || values[value].Role == ValueRole.Nothing)
        {
            return value;
        }

        if (!converted.TryGetValue(value, out int other))
        {
            converted[value] = other = Other(value);
            steps.Add(Conversion(value, other, reader));
        }

        return other;
    }

    private int Other(int value)
    {
        bool blocked = !IsBlocked(value);
        values.Add(new Value(values.Count, values[value].Name + (blocked ? ".blocked" : ".planar"), ValueRole.Temporary, values[value].Shape, Port: 0, Layout: blocked ? StorageLayout.Blocked16 : StorageLayout.Planar) { Steps = values[value].Steps });
        return values.Count - 1;
    }

    private ScheduledOperation Conversion(int from, int to, Operation around)
    {
        Shape image = values[from].Shape;
        Geometry shape = Geometry.Of("BlockedShape", ("channels", image[0]), ("inner", image.Length / image[0]));
        string kind = IsBlocked(to) ? "ToBlocked.Forward" : "ToPlanar.Forward";
        Operation conversion = new(kind, around.Layer, shape, [from], [to]) { OnlyForInput = around.OnlyForInput, Steps = values[from].Steps };
        return new ScheduledOperation(conversion, kind, default, TakesWork: false, Costs.At("Layout.Floats", Blocks.Length(image)));
    }

    /// <summary>The weight as the kernel wants it: in inference made when weights change, in training in each step anew.</summary>
    private int Packed(Operation operation, Packing packing, List<ScheduledOperation> steps)
    {
        int weight = operation.Reads[packing.Read];
        if (!packed.TryGetValue((weight, packing.Kind, packing.Shape), out int value))
        {
            bool training = program.Purpose == Purpose.Training;
            packed[(weight, packing.Kind, packing.Shape)] = value = values.Count;
            values.Add(new Value(value, values[weight].Name + ".packed", training ? ValueRole.Batchless : ValueRole.Prepared, new Shape([(int)packing.Length]), Port: 0));
            Operation pack = new(packing.Kind, operation.Layer, packing.Shape, [weight], [value]) { Batchless = true, OnlyForInput = operation.OnlyForInput };
            ScheduledOperation step = new(pack, packing.Kind, default, TakesWork: false, Costs.At("Layout.Floats", packing.Length));
            if (training)
            {
                steps.Add(step);
            }
            else
            {
                // Right behind what makes the weight, which then is in the cache, and whose memory is free for the next one.
                int made = prepare.FindLastIndex(other => other.Operation.Writes.Contains(weight));
                prepare.Insert(made < 0 ? prepare.Count : made + 1, step);
            }
        }

        return value;
    }

    // Nobody but what is prepared from it reads it.
    private void MarkPassing(List<ScheduledOperation> forward)
    {
        HashSet<int> read = [.. forward.SelectMany(step => step.Operation.Reads)];
        foreach (Value value in values.Where(value => value.Role == ValueRole.Prepared && !read.Contains(value.Id)).ToArray())
        {
            values[value.Id] = value with { Role = ValueRole.Passing };
        }
    }
}
