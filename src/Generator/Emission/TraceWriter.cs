using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the traced pass: every layer by itself, each value shown after it was made.</summary>
internal static class TraceWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PlannedProgram program = plan.Trace;
        PassWriter pass = new(w, program, names, names.Trace, new TraceSpans(program), "input", "weights", "rows", "row", "arena", "output", "visitor", "parameters", "states", "prepared");
        // A concatenation is written part by part: it is shown when all parts are there.
        ILookup<int, ScheduledOperation> writers = program.Scheduled.Forward.SelectMany(step => step.Operation.Writes.Select(value => (value, step))).ToLookup(pair => pair.value, pair => pair.step);
        HashSet<string> paths = new(plan.Network.Nodes.Select(node => node.Path), StringComparer.Ordinal);
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + names.Trace))
        {
            InferenceWriter.WriteFields(w, names, names.Trace);
            using (w.RawBlock("internal static void Run(ReadOnlySpan<float> input, NetworkWeights weights, int rows, ITraceVisitor visitor)"))
            {
                Value output = program.Program.Values[program.Program.Outputs[0]];
                w.Line($"Span<float> arena = new float[checked((rows * {Literal.Of(program.PerSample)}) + {Literal.Of(program.Batchless)})];");
                w.Line($"Span<float> output = new float[checked(rows * {Literal.Of(output.Length)})];");
                foreach (GraphInput port in plan.Network.Inputs)
                {
                    w.Line($"visitor.Visit({Literal.Of(port.Name)}, {Literal.Of(program.Program.Values.First(value => value.Role == ValueRole.Input).Shape)}, input);");
                }

                w.Raw("Forward(input, weights, rows, arena, output, visitor);");
            }

            w.Line();
            Methods.Write(w, "Forward", program.Scheduled.Forward, "private", "ReadOnlySpan<float> input, NetworkWeights weights, int rows, Span<float> arena, Span<float> output, ITraceVisitor visitor", "input, weights, rows, arena, output, visitor", pass, () =>
            {
                w.Raw("ReadOnlySpan<float> parameters = weights.Parameters;");
                w.Raw("ReadOnlySpan<float> states = weights.States;");
                w.Raw("ReadOnlySpan<float> prepared = weights.Prepared;");
                w.Line();
            },
            step => Visit(w, paths, program, pass, step, writers));
        }
    }

    // What a layer makes bears the layer's path; its inner values are nobody's business.
    private static void Visit(CodeWriter w, HashSet<string> paths, PlannedProgram program, PassWriter pass, ScheduledOperation step, ILookup<int, ScheduledOperation> writers)
    {
        foreach (int written in step.Operation.Writes)
        {
            Value value = program.Program.Values[written];
            if (paths.Contains(value.Name) && ReferenceEquals(writers[written].Last(), step))
            {
                w.Line($"visitor.Visit({Literal.Of(value.Name)}, {Literal.Of(value.Shape)}, {pass.Name(value)});");
            }
        }
    }

    private sealed class TraceSpans(PlannedProgram program) : ISpans
    {
        private readonly string behind = "(rows * " + Literal.Of(program.PerSample) + ")";

        public string Work => "default";

        public string Team => "Team.Alone";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            return value.Role switch
            {
                ValueRole.Input => ("input", false),
                ValueRole.Output => ("output", true),
                ValueRole.Temporary => ("arena.Slice(rows * " + Literal.Of(program.Offsets[value.Id]) + ", rows * " + length + ")", true),
                ValueRole.Batchless => ("arena.Slice(" + behind + " + " + Literal.Of(program.Offsets[value.Id]) + ", " + length + ")", true),
                ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), false),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
