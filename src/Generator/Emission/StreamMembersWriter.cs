using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints <c>CreateState</c>, <c>Begin</c> and <c>Step</c>.</summary>
internal sealed class StreamMembersWriter(CodeWriter w, StreamPlan stream, EmittedNames names, string inside)
{
    private const string Span = "global::System.Span<float>";
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<";
    private const string Runtime = "global::StaticNets.Runtime.";
    private const string State = Runtime + "Streams.StreamState";

    private readonly string layout = inside + "Step.Layout";

    public void Write()
    {
        w.Raw("/// <summary>Floats that each row of a state keeps from step to step.</summary>");
        w.Line($"public const int StepStateLength = {Literal.Of(stream.StateLength)};");
        w.Line();
        w.Raw("/// <summary>A state before the first step, for <paramref name=\"rows\"/> sequences side by side.</summary>");
        w.Raw("/// <exception cref=\"global::System.ArgumentOutOfRangeException\"><paramref name=\"rows\"/> is below 1, or more than an array has room for.</exception>");
        w.Line($"public {State} CreateState(int rows = 1) => new({layout}, rows);");
        w.Line();
        if (stream.HasContext)
        {
            WriteBegin(names.BeginPorts!);
            w.Line();
        }

        WriteStep(names.StepPorts!);
    }

    private void WriteBegin(Ports ports)
    {
        string state = ports.Member("state"), given = ports.Member("ports");
        w.Raw("/// <summary>Takes the inputs that are there before the first step: the state begins anew with them. On the caller's thread; allocates nothing after a state's first time.</summary>");
        foreach (Port input in ports.Inputs)
        {
            w.Line($"/// <param name=\"{input.Name}\">{input.Shape.ToString()} for each row.</param>");
        }

        w.Line($"/// <param name=\"{state}\">From <see cref=\"CreateState\"/>.</param>");
        using (w.RawBlock($"public void Begin({Text.Join(ports.Inputs.Select(Parameter))}, {State} {state})"))
        {
            WriteChecks(ports, state);
            w.Line($"{state}.Check({layout}, {Literal.Of(state)});");
            w.Line($"{state}.Reset();");
            string fields = string.Concat(ports.Inputs.Select(port => port.Field + " = " + port.Name + ", "));
            w.Line($"{inside}Begin.Ports {given} = new() {{ {fields}State = {state}.Values, Rows = {state}.Rows, Weights = core.Weights }};");
            w.Line($"{Runtime}Streams.StreamPass.Begin<{inside}Begin, {inside}Begin.Ports>(in {given}, {state});");
        }
    }

    private void WriteStep(Ports ports)
    {
        Port input = ports.Inputs[0];
        string state = ports.Member("state");
        string ends = ports.Outputs.Any(port => port.Shape.Rank == 1) ? " What the whole sequence gives is as if it ended here." : "";
        string same = stream.TableOffset < 0 ? "the same bits as" : "within rounding what";
        w.Line($"/// <summary>One more step of every row: {same} <c>Forward</c> over the whole sequence gives for it.{ends} Allocates nothing.</summary>");
        w.Line($"/// <param name=\"{input.Name}\">{input.Shape.ToString()} for each row.</param>");
        w.Line($"/// <param name=\"{state}\">From <see cref=\"CreateState\"/>; goes one step further. One thread at a time; each thread may have its own.</param>");
        foreach (Port output in ports.Outputs)
        {
            w.Line($"/// <param name=\"{output.Name}\">{output.Shape.ToString()} for each row; written.</param>");
        }

        if (stream.TableOffset >= 0)
        {
            w.Line($"/// <exception cref=\"global::System.InvalidOperationException\">All {Literal.Of((long)stream.Networks.Capacity)} steps that there is room for are done.</exception>");
        }

        string spans = string.Concat(ports.Outputs.Select(port => ", " + Span + " " + port.Name));
        using (w.RawBlock($"public void Step({Parameter(input)}, {State} {state}{spans})"))
        {
            WriteChecks(ports, state);
            w.Line($"{state}.CheckStep({layout});");
            w.Line($"{inside}Step.Forward({state}.Rows, {input.Name}, core.Weights, {state}.Values, {state}.Arena{string.Concat(ports.Outputs.Select(port => ", " + port.Name))});");
            w.Line($"{state}.Advance();");
        }
    }

    private void WriteChecks(Ports ports, string state)
    {
        w.Line($"global::System.ArgumentNullException.ThrowIfNull({state});");
        foreach (Port port in ports.Inputs.Concat(ports.Outputs))
        {
            w.Line($"{Runtime}Guard.Length({port.Name}.Length, {state}.Rows * {Literal.Of(port.Shape.Length)}L);");
        }

        foreach (string check in ports.Inputs.Select(port => Ports.Check(port, state + ".Rows")).OfType<string>())
        {
            w.Line($"{check}");
        }

        foreach (Port output in ports.Outputs)
        {
            foreach (Port other in ports.Inputs.Concat(ports.Outputs.TakeWhile(earlier => earlier != output)))
            {
                w.Line($"{Runtime}Guard.Apart({other.Name}, {output.Name});");
            }
        }
    }

    private static string Parameter(Port input) => ReadOnlySpan + input.Element + "> " + input.Name;
}
