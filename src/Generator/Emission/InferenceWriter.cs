using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the inference program: what is prepared when weights change, and the straight line of kernel calls.</summary>
internal static class InferenceWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        new ForwardProgramWriter(w, names, names.Program, plan.Inference, names.Ports, hasState: false).Write(plan.Figures.WorkLength, plan.Figures.ChunkBatch, plan.Figures.Nanoseconds, () =>
        {
            WritePrepare(w, plan.Inference, names, names.Program);
            w.Line();
            if (plan.Figures.StraightRows > 0)
            {
                StraightWriter.Write(w, plan, names.Ports);
                w.Line();
            }
        });
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
}
