using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Memory;

/// <summary>
/// Which values share storage, and at which distance: parts with what they are parts of, and results that lie on top of an operand of theirs. What shares
/// storage is placed as one buffer; each of its segments matters only from when it is written until it was last read.
/// </summary>
internal sealed class Places
{
    private readonly Program program;
    private readonly Timeline timeline;

    // By value: the value at whose place it lies, and how far behind; a value that leads to itself stands for its buffer.
    private readonly (int Value, long At)[] leads;
    private readonly List<Segment>[] segments;

    public Places(Program program, Timeline timeline)
    {
        this.program = program;
        this.timeline = timeline;
        leads = program.Values.Select(value => value.PartOf is { } part ? (part.Whole, part.At) : (value.Id, 0)).ToArray();
        segments = program.Values.Select(_ => new List<Segment>(1)).ToArray();
        AddSegments();
        foreach ((int time, Operation operation) in timeline.Steps)
        {
            // A gradient that is added to has been there before.
            if (operation.InPlace.Count > 0 && operation.Gradient != GradientWrite.Add)
            {
                LayOnTop(operation, time);
            }
        }
    }

    /// <summary>The buffer of a value, and the value's first element in it.</summary>
    public (int Buffer, long At) Of(int value)
    {
        (int buffer, long at) = Root(value);
        return (buffer, at - First(buffer));
    }

    /// <summary>The buffers of one arena.</summary>
    public IEnumerable<Buffer> Buffers(ValueRole role) => program.Values
        .Where(value => value.Role == role && leads[value.Id].Value == value.Id && segments[value.Id].Count > 0)
        .Select(value => new Buffer(value.Id, segments[value.Id].Select(segment => segment with { Offset = segment.Offset - First(value.Id) }).ToEquatable()));

    // What lies on top of a part may itself be longer at the front.
    private long First(int buffer) => segments[buffer].Count == 0 ? 0 : segments[buffer].Min(segment => segment.Offset);

    // A loop, because a chain of results on top of one another may be as long as the network.
    private (int Value, long At) Root(int value)
    {
        int root = value;
        long at = 0;
        while (leads[root].Value != root)
        {
            at += leads[root].At;
            root = leads[root].Value;
        }

        for (long rest = at; leads[value].Value != root;)
        {
            (int next, long step) = leads[value];
            leads[value] = (root, rest);
            rest -= step;
            value = next;
        }

        return (root, at);
    }

    // A value with parts consists of them and of what is copied into it; every other one is a segment.
    private void AddSegments()
    {
        HashSet<int> wholes = [.. program.Values.Where(value => value.PartOf is not null).Select(part => part.PartOf!.Value.Whole)];
        foreach (Value value in program.Values.Where(value => timeline.Lives[value.Id].Last >= 0 && !wholes.Contains(value.Id)))
        {
            Add(value.Id, 0, value.Length, timeline.Lives[value.Id]);
        }

        foreach ((int time, Operation copy) in timeline.Steps.Where(step => step.Operation.CopiesTo >= 0 && wholes.Contains(step.Operation.Writes[0])))
        {
            Add(copy.Writes[0], copy.CopiesTo, program.Values[copy.Reads[0]].Length, timeline.Lives[copy.Writes[0]] with { First = time });
        }
    }

    private void Add(int value, long offset, long length, Life life)
    {
        (int root, long at) = Root(value);
        segments[root].Add(new Segment(at + offset, length, life));
    }

    private void LayOnTop(Operation operation, int time)
    {
        Value result = program.Values[operation.Writes[0]];
        foreach (Value operand in operation.InPlace.Select(position => program.Values[operation.Reads[position]]))
        {
            if (operand.Role == ValueRole.Temporary && result.Role == ValueRole.Temporary && operand.Length == result.Length
                && timeline.Lives[result.Id].First == time && operation.Reads.Count(read => read == operand.Id) == 1 && TryMerge(operand, result, time))
            {
                return;
            }
        }
    }

    /// <summary>Puts result and operand in one place, if the operand ends with this step and nothing else of either's buffer is in the way.</summary>
    private bool TryMerge(Value operand, Value result, int time)
    {
        (int lower, long lowerAt) = Root(operand.Id);
        (int upper, long upperAt) = Root(result.Id);
        if (lower == upper)
        {
            return false;
        }

        // From here on the operand's buffer is seen from the result's.
        long shift = upperAt - lowerAt;
        Segment top = segments[upper].First(segment => segment.Offset == upperAt && segment.Life == timeline.Lives[result.Id]);
        List<Segment> below = [];
        foreach (Segment segment in segments[lower])
        {
            Segment moved = segment with { Offset = segment.Offset + shift };
            bool under = Meet(moved, top) && moved.Life.Last == time;

            // What ends here has the result on top of it from this step on.
            moved = under ? moved with { Life = moved.Life with { Last = time - 1 } } : moved;
            if (segments[upper].Exists(other => Meet(moved, other) && moved.Life.Meets(other.Life)))
            {
                return false;
            }

            below.Add(moved);
        }

        segments[upper].AddRange(below);
        segments[lower].Clear();
        leads[lower] = (upper, shift);
        Join(segments[upper], top);
        return true;
    }

    private static bool Meet(Segment a, Segment b) => a.Offset < b.End && b.Offset < a.End;

    // A chain of results on top of one another is one segment with one life.
    private static void Join(List<Segment> all, Segment top)
    {
        int before = all.FindIndex(segment => segment.Offset == top.Offset && segment.Length == top.Length && segment.Life.Last == top.Life.First - 1);
        if (before >= 0)
        {
            int at = all.IndexOf(top);
            all[at] = top with { Life = new Life(all[before].Life.First, top.Life.Last) };
            all.RemoveAt(before);
        }
    }
}
