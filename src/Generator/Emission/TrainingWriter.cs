using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the training program: forward, backward, and where the output and its gradient lie for the loss.</summary>
internal static class TrainingWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        PlannedProgram program = plan.Training;
        Ports ports = names.Ports;
        TrainingSpans spans = new(program, ports);
        string[] inputs = [.. ports.Inputs.Select(port => port.Local)];
        string[] gradients = [.. ports.Inputs.Where(port => !port.Tokens).Select(port => port.Gradient)];
        string reads = string.Concat(ports.Inputs.Select(port => "ReadOnlySpan<" + port.Element + "> " + port.Local + ", "));
        string writes = string.Concat(gradients.Select(gradient => "Span<float> " + gradient + ", "));
        PassWriter pass = new(w, program, names, names.Training, spans, ["team", "rows", "row", .. inputs, .. gradients, "parameters", "states", "gradients", "accumulate", "arena", "key"]);
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + names.Training))
        {
            WritePlan(w, plan);
            w.Line();
            InferenceWriter.WriteFields(w, names, names.Training);
            Methods.Write(
                w,
                "Forward",
                program.Scheduled.Forward,
                "internal",
                "Team team, int rows, " + reads + "ReadOnlySpan<float> parameters, Span<float> states, TrainingArena arena, in RandomKey key",
                "team, rows, " + Text.Join(inputs) + ", parameters, states, arena, in key",
                pass,
                () => { });
            for (int loss = 0; loss < ports.Losses.Count; loss++)
            {
                w.Line();
                WriteSpan(w, spans, Output(ports.Losses[loss].Output), program.Program.Values[program.Program.Outputs[loss]]);
                w.Line();
                WriteSpan(w, spans, OutputGradient(ports.Losses[loss].Output), program.Program.Values[program.Program.OutputGradients[loss]]);
            }

            w.Line();
            WriteBackward(
                w,
                program,
                pass,
                gradients,
                "Team team, int rows, " + reads + writes + "ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, Span<float> gradients, bool accumulate, TrainingArena arena, in RandomKey key",
                "team, rows, " + Text.Join([.. inputs, .. gradients]) + ", parameters, states, gradients, accumulate, arena, in key");
        }
    }

    /// <summary>The method that gives the output of that number for its loss.</summary>
    public static string Output(int number) => "Output" + (number == 0 ? "" : Text.Of(number));

    /// <summary>The method that gives the span into which its loss writes.</summary>
    public static string OutputGradient(int number) => "OutputGradient" + (number == 0 ? "" : Text.Of(number));

    private static void WriteBackward(CodeWriter w, PlannedProgram program, PassWriter pass, string[] gradients, string parameters, string arguments)
    {
        ScheduledOperation[] always = program.Scheduled.Backward.Where(step => !step.Operation.OnlyForInput).ToArray();
        ScheduledOperation[] onlyForInput = program.Scheduled.Backward.Where(step => step.Operation.OnlyForInput).ToArray();
        if (gradients.Length == 0)
        {
            // Tokens have no gradient.
            Methods.Write(w, "Backward", always, "internal", parameters, arguments, pass, () => { });
            return;
        }

        using (w.RawBlock("internal static void Backward(" + parameters + ")"))
        {
            w.Line($"BackwardParameters({arguments});");
            using (w.RawBlock("if (" + string.Join(" || ", gradients.Select(gradient => "!" + gradient + ".IsEmpty")) + ")"))
            {
                w.Line($"BackwardInput({arguments});");
            }
        }

        w.Line();
        Methods.Write(w, "BackwardParameters", always, "private", parameters, arguments, pass, () => { });
        w.Line();
        Methods.Write(w, "BackwardInput", onlyForInput, "private", parameters, arguments, pass, () => { });
    }

    private static void WritePlan(CodeWriter w, NetworkPlan plan)
    {
        PlannedProgram program = plan.Training;
        w.Raw("internal static readonly TrainingPlan Plan = new(");
        w.Line($"    {plan.Network.Class.Joined}Tensors.Layout,");
        w.Line($"    [{Text.Join(plan.Network.Inputs.Select(input => Port(input.Name, input.GivenShape, input.Tokens)))}],");
        w.Line($"    [{Text.Join(plan.Network.Outputs.Select(output => Port(output.Name, plan.Network.Signals[output.Value].Shape, tokens: false) + Settings(plan.Network, output)))}],");
        w.Line($"    ArenaPerSample: {Literal.Of(program.PerSample)},");
        w.Line($"    ArenaFixed: {Literal.Of(program.Batchless)},");
        w.Line($"    WorkFixed: {Literal.Of(program.Work.Fixed)},");
        w.Line($"    WorkPerWorker: {Literal.Of(program.Work.PerWorker)}){(program.Carried > 0 ? " { CarriedPerSample = " + Literal.Of(program.Carried) + " }" : "")};");
    }

    private static string Port(string name, Shape shape, bool tokens) =>
        "new PortInfo(" + Literal.Of(name) + ", " + Literal.Of(shape) + ", " + (tokens ? "true" : "false") + ")";

    // What the main output always has is not written.
    private static string Settings(CheckedNetwork network, GraphOutput output)
    {
        string[] settings =
        [
            .. Ports.LengthsOf(network, output) is { } lengths ? ["Lengths = " + Literal.Of(lengths)] : (string[])[],
            .. output.Training ? ["TrainingOnly = true"] : (string[])[],
            .. output.Weight == 1 ? [] : (string[])["Weight = " + Literal.OfSingle(output.Weight)],
            .. output.Target is null or PortNames.Target ? [] : (string[])["Target = " + Literal.Of(output.Target)],
        ];
        return settings.Length == 0 ? "" : " { " + Text.Join(settings) + " }";
    }

    private static void WriteSpan(CodeWriter w, TrainingSpans spans, string name, Value value)
    {
        w.Line($"internal static Span<float> {name}(TrainingArena arena, int rows) => {spans.Of(value).Expression};");
    }

    private sealed class TrainingSpans(PlannedProgram program, Ports ports) : ISpans
    {
        public string Work => "arena.Work";

        public string Team => "team";

        public (string Expression, bool Writable) Of(Value value)
        {
            string length = Literal.Of(value.Length);
            string offset = Literal.Of(program.Offsets[value.Id]);
            return value.Role switch
            {
                ValueRole.Input => (ports.Inputs[value.Port].Local, false),
                ValueRole.InputGradient => (ports.Inputs[value.Port].Gradient, true),
                ValueRole.Temporary => ("arena.Slice(arena.Capacity * " + offset + "L, rows * " + length + "L)", true),
                ValueRole.Carried => ("arena.Slice(arena.CarriedOffset + (arena.Capacity * " + offset + "L), rows * " + length + "L)", true),
                ValueRole.Batchless => ("arena.Slice(arena.FixedOffset + " + offset + ", " + length + ")", true),
                ValueRole.ParameterGradient => (Slices.Of("gradients", program.Offsets[value.Id], value.Length), true),
                ValueRole.State => (Slices.Tensor(value, program), true),
                _ => (Slices.Tensor(value, program), false),
            };
        }
    }
}
