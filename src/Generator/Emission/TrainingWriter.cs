using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the training program: forward, backward, and where the output and its gradient lie for the loss.</summary>
internal static class TrainingWriter
{
    private const string ForwardParameters = "Team team, int rows, ReadOnlySpan<float> input, ReadOnlySpan<float> parameters, Span<float> states, TrainingArena arena, in RandomKey key";
    private const string BackwardParameters = "Team team, int rows, ReadOnlySpan<float> input, Span<float> inputGradient, ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, Span<float> gradients, bool accumulate, TrainingArena arena, in RandomKey key";

    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PlannedProgram program = plan.Training;
        TrainingSpans spans = new(program);
        PassWriter pass = new(w, program, names, names.Training, spans, "team", "rows", "row", "input", "inputGradient", "parameters", "states", "gradients", "accumulate", "arena", "key");
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + names.Training))
        {
            WritePlan(w, plan);
            w.Line();
            InferenceWriter.WriteFields(w, names, names.Training);
            Methods.Write(w, "Forward", program.Scheduled.Forward, "internal", ForwardParameters, "team, rows, input, parameters, states, arena, in key", pass, () => { });
            w.Line();
            WriteSpan(w, spans, "Output", program.Program.Values[program.Program.Outputs[0]]);
            w.Line();
            WriteSpan(w, spans, "OutputGradient", program.Program.Values[program.Program.OutputGradients[0]]);
            w.Line();
            WriteBackward(w, program, pass);
        }
    }

    private static void WriteBackward(CodeWriter w, PlannedProgram program, PassWriter pass)
    {
        const string Arguments = "team, rows, input, inputGradient, parameters, states, gradients, accumulate, arena, in key";
        ScheduledOperation[] always = program.Scheduled.Backward.Where(step => !step.Operation.OnlyForInput).ToArray();
        ScheduledOperation[] onlyForInput = program.Scheduled.Backward.Where(step => step.Operation.OnlyForInput).ToArray();
        using (w.RawBlock("internal static void Backward(" + BackwardParameters + ")"))
        {
            w.Line($"BackwardParameters({Arguments});");
            using (w.RawBlock("if (!inputGradient.IsEmpty)"))
            {
                w.Line($"BackwardInput({Arguments});");
            }
        }

        w.Line();
        Methods.Write(w, "BackwardParameters", always, "private", BackwardParameters, Arguments, pass, () => { });
        w.Line();
        Methods.Write(w, "BackwardInput", onlyForInput, "private", BackwardParameters, Arguments, pass, () => { });
    }

    private static void WritePlan(CodeWriter w, NetworkPlan plan)
    {
        PlannedProgram program = plan.Training;
        w.Raw("internal static readonly TrainingPlan Plan = new(");
        w.Line($"    {plan.Network.Class.Joined}Tensors.Layout,");
        w.Line($"    [{Text.Join(plan.Network.Inputs.Select(input => Port(input.Name, InputShape(program, input), input.Tokens)))}],");
        w.Line($"    [{Text.Join(plan.Network.Outputs.Select(output => Port(output.Name, plan.Network.Shapes[output.Value], tokens: false)))}],");
        w.Line($"    ArenaPerSample: {Literal.Of(program.PerSample)},");
        w.Line($"    ArenaFixed: {Literal.Of(program.Batchless)},");
        w.Line($"    WorkFixed: {Literal.Of(program.Work.Fixed)},");
        w.Line($"    WorkPerWorker: {Literal.Of(program.Work.PerWorker)});");
    }

    private static Shape InputShape(PlannedProgram program, GraphInput input) =>
        program.Program.Values.First(value => value.Role == ValueRole.Input && value.Name == input.Name).Shape;

    private static string Port(string name, Shape shape, bool tokens) =>
        "new PortInfo(" + Literal.Of(name) + ", " + Literal.Of(shape) + ", " + (tokens ? "true" : "false") + ")";

    private static void WriteSpan(CodeWriter w, TrainingSpans spans, string name, Value value)
    {
        w.Line($"internal static Span<float> {name}(TrainingArena arena, int rows) => {spans.Of(value).Expression};");
    }

    private sealed class TrainingSpans(PlannedProgram program) : ISpans
    {
        public string Work => "arena.Work";

        public string Team => "team";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            string offset = Literal.Of(program.Offsets[value.Id]);
            return value.Role switch
            {
                ValueRole.Input => ("input", false),
                ValueRole.InputGradient => ("inputGradient", true),
                ValueRole.Temporary => ("arena.Slice(arena.Capacity * " + offset + "L, rows * " + length + "L)", true),
                ValueRole.Batchless => ("arena.Slice(arena.FixedOffset + " + offset + ", " + length + ")", true),
                ValueRole.ParameterGradient => (Slices.Of("gradients", program.Offsets[value.Id], value.Length), true),
                ValueRole.State => (Slices.Tensor(value, program), true),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
