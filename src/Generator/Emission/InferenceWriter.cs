using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the inference program: what is prepared when weights change, and the straight line of kernel calls.</summary>
internal static class InferenceWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PlannedProgram program = plan.Inference;
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal readonly struct " + names.Program + " : IForwardProgram<" + names.Program + ".Ports>"))
        {
            WriteFields(w, names, names.Program);
            w.Line($"public static int ArenaPerSample => {Literal.Of(program.PerSample)};");
            w.Line();
            w.Line($"public static int WorkLength => {Literal.Of(plan.Figures.WorkLength)};");
            w.Line();
            w.Line($"public static int ChunkBatch => {Literal.Of(plan.Figures.ChunkBatch)};");
            w.Line();
            w.Line($"public static int SharedWork => {Literal.Of(program.Work.Fixed)};");
            w.Line();
            w.Line($"public static int SharedWorkPerThread => {Literal.Of(program.Work.PerWorker)};");
            w.Line();
            w.Line($"public static double NanosecondsPerSample => {Literal.Of((long)plan.Figures.Nanoseconds)};");
            w.Line();
            WritePrepare(w, program, names, names.Program);
            w.Line();
            WriteForward(w, plan, names);
            w.Line();
            if (plan.Figures.StraightRows > 0)
            {
                StraightWriter.Write(w, plan, names.Ports);
                w.Line();
            }

            using (w.RawBlock("internal ref struct Ports"))
            {
                foreach (Port input in names.Ports.Inputs)
                {
                    w.Line($"public ReadOnlySpan<{input.Element}> {input.Field};");
                }

                foreach (Port output in names.Ports.Outputs)
                {
                    w.Line($"public Span<float> {output.Field};");
                }

                w.Raw("public NetworkWeights Weights;");
            }
        }
    }

    public static void WriteFields(CodeWriter w, EmittedNames names, string owner)
    {
        foreach ((Geometry geometry, string field) in names.Of(owner))
        {
            w.Line($"internal static readonly {geometry.Type} {field} = {Literal.Construct(geometry)};");
            w.Line();
        }
    }

    /// <summary>What <see cref="WriteFields"/> leaves out, because one static constructor would be too long.</summary>
    public static void WriteFurtherFields(CodeWriter w, EmittedNames names, string owner)
    {
        foreach (string holder in names.Further(owner))
        {
            w.Line();
            w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
            using (w.RawBlock("internal static class " + holder))
            {
                WriteFields(w, names, holder);
            }
        }
    }

    /// <summary>The method that derives from parameters what the steps of a program read.</summary>
    public static void WritePrepare(CodeWriter w, PlannedProgram program, EmittedNames names, string owner)
    {
        const string Given = "ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, Span<float> prepared";
        PassWriter pass = new(w, program, names, owner, new PrepareSpans(program), "parameters", "states", "prepared", "passing");
        if (program.Passing == 0)
        {
            Methods.Write(w, "Prepare", program.Scheduled.Prepare, "internal", Given, "parameters, states, prepared", pass, () => { });
            return;
        }

        w.Line($"internal static void Prepare({Given}) => PrepareThrough(parameters, states, prepared, new float[{Literal.Of(program.Passing)}]);");
        w.Line();
        Methods.Write(w, "PrepareThrough", program.Scheduled.Prepare, "private", Given + ", Span<float> passing", "parameters, states, prepared, passing", pass, () => { });
    }

    private static void WriteForward(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PassWriter pass = new(w, plan.Inference, names, names.Program, new InferenceSpans(plan, names.Ports), "ports", "first", "rows", "row", "arena", "team", "work", "parameters", "states", "prepared");
        Methods.Write(w, "Forward", plan.Inference.Scheduled.Forward, "public", "in Ports ports, int first, int rows, Span<float> arena, Team team, Span<float> work", "in ports, first, rows, arena, team, work", pass, () =>
        {
            w.Raw("ReadOnlySpan<float> parameters = ports.Weights.Parameters;");
            w.Raw("ReadOnlySpan<float> states = ports.Weights.States;");
            w.Raw("ReadOnlySpan<float> prepared = ports.Weights.Prepared;");
            w.Line();
        });
    }

    private sealed class PrepareSpans(PlannedProgram program) : ISpans
    {
        public string Work => throw new System.InvalidOperationException("Preparing takes no scratch.");

        public string Team => "StaticNetsThreads.Current";

        public (string Expression, bool Writable) Of(Value value) => value.Role switch
        {
            ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), true),
            ValueRole.Passing => (Slices.Of("passing", program.Offsets[value.Id], value.Length), true),
            _ => (Slices.Tensor(value, program), false),
        };
    }

    private sealed class InferenceSpans(NetworkPlan plan, Ports ports) : ISpans
    {
        // Scratch in the arena is one thread's.
        private readonly HashSet<int> works = [.. plan.Inference.Scheduled.Forward.Select(step => step.WorkValue)];

        public string Work => "default";

        public string Team => "team";

        public (string Expression, bool Writable) Of(Value value)
        {
            PlannedProgram program = plan.Inference;
            string length = Literal.Of(value.Length);
            return value.Role switch
            {
                ValueRole.Input => ("ports." + ports.Inputs[value.Port].Field + ".Slice(first * " + length + ", rows * " + length + ")", false),
                ValueRole.Output => ("ports." + ports.Outputs.Single(port => port.Number == value.Port).Field + ".Slice(first * " + length + ", rows * " + length + ")", true),
                ValueRole.Temporary when works.Contains(value.Id) => ("work.IsEmpty ? arena.Slice(rows * " + Literal.Of(program.Offsets[value.Id]) + ", rows * " + length + ") : work", true),
                ValueRole.Temporary => ("arena.Slice(rows * " + Literal.Of(program.Offsets[value.Id]) + ", rows * " + length + ")", true),
                ValueRole.Batchless => ("arena.Slice((rows * ArenaPerSample) + " + Literal.Of(program.Offsets[value.Id]) + ", " + length + ")", true),
                ValueRole.Prepared => (Slices.Of("prepared", program.Offsets[value.Id], value.Length), false),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
