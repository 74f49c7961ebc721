using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the two programs of a stream: one step of all rows, and what comes before the first.</summary>
internal static class StreamWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        if (plan.Stream is not { } stream)
        {
            return;
        }

        w.Line();
        WriteStep(w, plan.Network.Class.Name, stream, names);
        if (stream.HasContext)
        {
            w.Line();
            new ForwardProgramWriter(w, names, names.Begin, stream.Begin, names.BeginPorts!, hasState: true)
                .Write(stream.Begin.Batchless, stream.BeginChunk, stream.Begin.Scheduled.Forward.Sum(step => step.Nanoseconds), () => { });
        }
    }

    private static void WriteStep(CodeWriter w, string network, StreamPlan stream, EmittedNames names)
    {
        Port input = names.StepPorts!.Inputs[0];
        string[] outputs = [.. names.StepPorts.Outputs.Select(port => port.Local)];
        string[] given = ["rows", input.Local, "weights", "state", "arena", .. outputs];
        PassWriter pass = new(w, stream.Step, names, names.Step, new Spans(stream.Step, names.StepPorts), [.. given, "row", "parameters", "states", "prepared"]);
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + names.Step))
        {
            string values = Text.Join(stream.State.Select(value => "new(" + Literal.Of(value.Offset) + ", " + Literal.Of(value.Length) + (value.Stays ? ", Stays: true)" : ")")));
            w.Raw("internal static readonly StreamLayout Layout = new(");
            w.Line($"    {Literal.Of(network)},");
            w.Line($"    StateLength: {Literal.Of(stream.StateLength)},");
            w.Line($"    [{values}],");
            w.Line($"    ArenaPerRow: {Literal.Of(stream.Step.PerSample)},");
            w.Line($"    ArenaFixed: {Literal.Of(stream.Step.Batchless)},");
            w.Line($"    HasContext: {(stream.HasContext ? "true" : "false")},");
            w.Line($"    Capacity: {Literal.Of(stream.TableOffset < 0 ? 0 : stream.Networks.Capacity)},");
            w.Line($"    TableOffset: {Literal.Of(stream.TableOffset)});");
            w.Line();
            InferenceWriter.WriteFields(w, names, names.Step);
            string parameters = "int rows, ReadOnlySpan<" + input.Element + "> " + input.Local + ", NetworkWeights weights, Span<float> state, Span<float> arena" + string.Concat(outputs.Select(output => ", Span<float> " + output));
            Methods.Write(w, "Forward", stream.Step.Scheduled.Forward, "internal", parameters, Text.Join(given), pass, () =>
            {
                w.Raw("ReadOnlySpan<float> parameters = weights.Parameters;");
                w.Raw("ReadOnlySpan<float> states = weights.States;");
                w.Raw("ReadOnlySpan<float> prepared = weights.Prepared;");
                w.Line();
            });
        }
    }

    private sealed class Spans(PlannedProgram program, Ports ports) : ISpans
    {
        public string Work => "default";

        // The caller's thread alone: there are as many streams as there is work for threads.
        public string Team => "Team.Alone";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            string offset = Literal.Of(program.Offsets[value.Id]);
            return value.Role switch
            {
                ValueRole.Input => (ports.Inputs[0].Local, false),
                ValueRole.Output => (ports.Outputs.Single(port => port.Number == value.Port).Local, true),
                ValueRole.Stream => ("state.Slice(rows * " + offset + ", rows * " + length + ")", true),
                ValueRole.Temporary => ("arena.Slice(rows * " + offset + ", rows * " + length + ")", true),
                ValueRole.Batchless => ("arena.Slice((rows * " + Literal.Of(program.PerSample) + ") + " + offset + ", " + length + ")", true),
                ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), false),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
