using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Prints a program that walks a batch as the runtime's <c>ForwardPass</c> does: what it needs, and the straight line of kernel calls.</summary>
/// <param name="hasState">Whether it writes the state of a stream.</param>
internal sealed class ForwardProgramWriter(CodeWriter w, EmittedNames names, string owner, PlannedProgram program, Ports ports, bool hasState)
{
    /// <param name="work">Floats of arena besides those of each sample.</param>
    /// <param name="chunk">Samples that run together.</param>
    /// <param name="others">Prints further members in front of the ports.</param>
    public void Write(long work, long chunk, double nanoseconds, Action others)
    {
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal readonly struct " + owner + " : IForwardProgram<" + owner + ".Ports>"))
        {
            InferenceWriter.WriteFields(w, names, owner);
            foreach ((string name, long value) in new[] { ("ArenaPerSample", program.PerSample), ("WorkLength", work), ("ChunkBatch", chunk), ("SharedWork", program.Work.Fixed), ("SharedWorkPerThread", program.Work.PerWorker) })
            {
                w.Line($"public static int {name} => {Literal.Of(value)};");
                w.Line();
            }

            w.Line($"public static double NanosecondsPerSample => {Literal.Of((long)nanoseconds)};");
            w.Line();
            others();
            WriteForward();
            w.Line();
            WritePorts();
        }
    }

    private void WriteForward()
    {
        PassWriter pass = new(w, program, names, owner, new Spans(program, ports), "ports", "first", "rows", "row", "arena", "team", "work", "parameters", "states", "prepared");
        Methods.Write(w, "Forward", program.Scheduled.Forward, "public", "in Ports ports, int first, int rows, Span<float> arena, Team team, Span<float> work", "in ports, first, rows, arena, team, work", pass, () =>
        {
            w.Raw("ReadOnlySpan<float> parameters = ports.Weights.Parameters;");
            w.Raw("ReadOnlySpan<float> states = ports.Weights.States;");
            w.Raw("ReadOnlySpan<float> prepared = ports.Weights.Prepared;");
            w.Line();
        });
    }

    private void WritePorts()
    {
        using (w.RawBlock("internal ref struct Ports"))
        {
            foreach (Port input in ports.Inputs)
            {
                w.Line($"public ReadOnlySpan<{input.Element}> {input.Field};");
            }

            foreach (Port output in ports.Outputs)
            {
                w.Line($"public Span<float> {output.Field};");
            }

            if (hasState)
            {
                w.Raw("public Span<float> State;");
                w.Raw("public int Rows;");
            }

            w.Raw("public NetworkWeights Weights;");
        }
    }

    private sealed class Spans(PlannedProgram program, Ports ports) : ISpans
    {
        // Scratch in the arena is one thread's.
        private readonly HashSet<int> works = [.. program.Scheduled.Forward.Select(step => step.WorkValue)];

        public string Work => "default";

        public string Team => "team";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            string offset = Literal.Of(program.Offsets[value.Id]);
            return value.Role switch
            {
                ValueRole.Input => ("ports." + ports.Inputs[value.Port].Field + ".Slice(first * " + length + ", rows * " + length + ")", false),
                ValueRole.Output => ("ports." + ports.Outputs.Single(port => port.Number == value.Port).Field + ".Slice(first * " + length + ", rows * " + length + ")", true),
                ValueRole.Stream => ("ports.State.Slice((ports.Rows * " + offset + ") + (first * " + length + "), rows * " + length + ")", true),
                ValueRole.Temporary when works.Contains(value.Id) => ("work.IsEmpty ? arena.Slice(rows * " + offset + ", rows * " + length + ") : work", true),
                ValueRole.Temporary => ("arena.Slice(rows * " + offset + ", rows * " + length + ")", true),
                ValueRole.Batchless => ("arena.Slice((rows * ArenaPerSample) + " + offset + ", " + length + ")", true),
                ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), false),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
