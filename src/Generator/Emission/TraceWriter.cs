using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the traced pass: every layer by itself, each value shown after it was made.</summary>
internal static class TraceWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PlannedProgram program = plan.Trace;
        IReadOnlyList<Port> inputs = names.Ports.Inputs;
        IReadOnlyList<Port> outputs = names.Ports.Outputs;
        string[] given = [.. inputs.Select(port => port.Local), "weights", "prepared", "rows", "arena", .. outputs.Select(port => port.Local), "visitor"];
        PassWriter pass = new(w, program, names, names.Trace, new TraceSpans(program, names.Ports), [.. given, "row", "parameters", "states"]);
        // A concatenation is written part by part: it is shown when all parts are there.
        ILookup<int, ScheduledOperation> writers = program.Scheduled.Forward.SelectMany(step => step.Operation.Writes.Select(value => (value, step))).ToLookup(pair => pair.value, pair => pair.step);
        HashSet<string> paths = new(plan.Network.Nodes.Select(node => node.Path), StringComparer.Ordinal);
        string spans = string.Concat(inputs.Select(port => "ReadOnlySpan<" + port.Element + "> " + port.Local + ", "));
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + names.Trace))
        {
            InferenceWriter.WriteFields(w, names, names.Trace);
            using (w.RawBlock("internal static void Run(" + spans + "NetworkWeights weights, int rows, ITraceVisitor visitor)"))
            {
                // Inference may have folded layers into one another: nothing of what it has prepared serves here.
                w.Line($"Span<float> prepared = new float[{Literal.Of(program.Prepared)}];");
                w.Raw("Prepare(weights.Parameters, weights.States, prepared);");
                w.Line($"Span<float> arena = new float[checked((rows * {Literal.Of(program.PerSample)}) + {Literal.Of(program.Batchless)})];");
                foreach (Port port in outputs)
                {
                    w.Line($"Span<float> {port.Local} = new float[checked(rows * {Literal.Of(port.Shape.Length)})];");
                }

                // A visitor sees numbers: what tokens become is shown behind their embedding.
                foreach (Port port in inputs.Where(port => !port.Tokens))
                {
                    w.Line($"visitor.Visit({Literal.Of(port.Name)}, {Literal.Of(port.Shape)}, {port.Local});");
                }

                w.Line($"Forward({Text.Join(given)});");
            }

            w.Line();
            InferenceWriter.WritePrepare(w, program, names, names.Trace);
            w.Line();
            string parameters = spans + "NetworkWeights weights, ReadOnlySpan<float> prepared, int rows, Span<float> arena, " + string.Concat(outputs.Select(port => "Span<float> " + port.Local + ", ")) + "ITraceVisitor visitor";
            Methods.Write(w, "Forward", program.Scheduled.Forward, "private", parameters, Text.Join(given), pass, () =>
            {
                w.Raw("ReadOnlySpan<float> parameters = weights.Parameters;");
                w.Raw("ReadOnlySpan<float> states = weights.States;");
                w.Line();
            },
            step => Visit(w, paths, program, pass, step, writers));
        }
    }

    // What a layer makes bears the layer's path; of its inner values it is asked which are to be seen.
    private static void Visit(CodeWriter w, HashSet<string> paths, PlannedProgram program, PassWriter pass, ScheduledOperation step, ILookup<int, ScheduledOperation> writers)
    {
        foreach (int written in step.Operation.Writes)
        {
            Value value = program.Program.Values[written];
            if ((value.IsShown || paths.Contains(value.Name)) && ReferenceEquals(writers[written].Last(), step))
            {
                w.Line($"visitor.Visit({Literal.Of(value.Name)}, {Literal.Of(value.InSample)}, {pass.Name(value)});");
            }
        }
    }

    private sealed class TraceSpans(PlannedProgram program, Ports ports) : ISpans
    {
        private readonly string behind = "(rows * " + Literal.Of(program.PerSample) + ")";

        public string Work => "default";

        public string Team => "Team.Alone";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            return value.Role switch
            {
                ValueRole.Input => (ports.Inputs[value.Port].Local, false),
                ValueRole.Output => (ports.Outputs.Single(port => port.Number == value.Port).Local, true),
                ValueRole.Temporary => ("arena.Slice(rows * " + Literal.Of(program.Offsets[value.Id]) + ", rows * " + length + ")", true),
                ValueRole.Batchless => ("arena.Slice(" + behind + " + " + Literal.Of(program.Offsets[value.Id]) + ", " + length + ")", true),
                ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), false),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
