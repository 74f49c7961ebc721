using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints <c>Forward</c> and <c>Trace</c>: inputs by declaration, then outputs, the main one first.</summary>
/// <param name="straightRows">Most samples for which the network goes without scratch; 0: it never does. See <see cref="StraightWriter"/>.</param>
internal sealed class ForwardMembersWriter(CodeWriter w, Ports ports, string inside, long straightRows)
{
    private const string Span = "global::System.Span<float>";
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<";
    private const string Runtime = "global::StaticNets.Runtime.";
    private const string Tensors = "global::System.Numerics.Tensors.";

    private readonly string rows = ports.Member("rows");
    private readonly string scratch = ports.Member("scratch");
    private readonly string visitor = ports.Member("visitor");
    private readonly string local = ports.Member("ports");
    private readonly string given = Text.Join(ports.Inputs.Concat(ports.Outputs).Select(port => port.Name));

    private string Inputs => Text.Join(ports.Inputs.Select(port => ReadOnlySpan + port.Element + "> " + port.Name));

    private string Parameters => Text.Join(ports.Outputs.Select(port => Span + " " + port.Name).Prepend(Inputs));

    private string Pass => Runtime + "Passes.ForwardPass.Run<" + inside + "Program, " + inside + "Program.Ports>(";

    public void Write()
    {
        string outputs = ports.Outputs.Count == 1 ? "output" : "outputs";
        w.Line($"/// <summary>The network's {outputs} for a batch. Uses the network's own scratch, so one call at a time; allocates nothing after the first.</summary>");
        WriteShapes(ports.Inputs.Concat(ports.Outputs));
        using (w.RawBlock($"public void Forward({Parameters})"))
        {
            w.Line($"int {rows} = CheckPorts({given});");
            if (straightRows > 0)
            {
                WriteStraight();
            }
            else
            {
                WritePass();
            }
        }

        if (straightRows > 0)
        {
            // A method of its own: what it needs on the stack would be cleared in every call of the one above.
            w.Line();
            w.Raw("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
            using (w.RawBlock($"private void ForwardMany({Parameters}, int {rows})"))
            {
                WritePass();
            }
        }

        w.Line();
        w.Line($"/// <summary>The network's {outputs} for a batch with scratch of the caller's: safe from many threads at once, the same bits.</summary>");
        WriteShapes(ports.Inputs.Concat(ports.Outputs));
        w.Line($"/// <param name=\"{scratch}\">At least <see cref=\"ArenaLength\"/> floats; its content does not matter.</param>");
        using (w.RawBlock($"public void Forward({Parameters}, {Span} {scratch})"))
        {
            w.Line($"int {rows} = CheckPorts({given});");
            foreach (Port port in ports.Inputs.Concat(ports.Outputs))
            {
                w.Line($"{Runtime}Guard.Apart({port.Name}, {scratch});");
            }

            WritePorts();
            w.Line($"{Pass}in {local}, {rows}, {scratch});");
        }

        w.Line();
        WriteTensors(outputs);
        w.Line();
        WriteTrace();
        w.Line();
        WriteCheck();
    }

    private void WriteShapes(IEnumerable<Port> described)
    {
        foreach (Port port in described)
        {
            string what = ports.Outputs.Contains(port) ? " for each sample; written."
                : port.Number == 0 ? " for each sample; the length says how many there are."
                : " for each sample, as many as " + ports.Inputs[0].Name + " has.";
            w.Line($"/// <param name=\"{port.Name}\">{port.Shape.ToString()}{what}</param>");
        }
    }

    private void WritePorts()
    {
        string fields = Text.Join(ports.Inputs.Concat(ports.Outputs).Select(port => port.Field + " = " + port.Name));
        w.Line($"{inside}Program.Ports {local} = new() {{ {fields}, Weights = core.Weights }};");
    }

    private void WriteStraight()
    {
        using (w.RawBlock("if (" + rows + " <= " + Literal.Of(straightRows) + ")"))
        {
            w.Line($"{inside}Program.Straight(core.Weights, {rows}, {given});");
        }

        using (w.RawBlock("else"))
        {
            w.Line($"ForwardMany({given}, {rows});");
        }
    }

    private void WritePass()
    {
        WritePorts();
        w.Line($"{Pass}core, in {local}, {rows});");
    }

    private void WriteTensors(string outputs)
    {
        IEnumerable<string> parameters =
        [
            .. ports.Inputs.Select(port => "in " + Tensors + "ReadOnlyTensorSpan<" + port.Element + "> " + port.Name),
            .. ports.Outputs.Select(port => "in " + Tensors + "TensorSpan<float> " + port.Name),
        ];
        IEnumerable<string> values = ports.Inputs.Concat(ports.Outputs).Select(port => Runtime + "EmittedCode.Values(in " + port.Name + ", " + Literal.Of(port.Name) + ")");
        w.Line($"/// <summary>The network's {outputs} for a batch, from and to dense tensors.</summary>");
        w.Line($"public void Forward({Text.Join(parameters)}) =>");
        w.Line($"    Forward({Text.Join(values)});");
    }

    private void WriteTrace()
    {
        w.Line($"/// <summary>Runs one pass in which nothing is fused and shows every named value to <paramref name=\"{visitor}\"/>, in the order of the layers. For looking inside: it allocates.</summary>");
        using (w.RawBlock($"public void Trace({Inputs}, {Runtime}Passes.ITraceVisitor {visitor})"))
        {
            w.Line($"global::System.ArgumentNullException.ThrowIfNull({visitor});");
            WriteRows();
            w.Line($"{inside}Trace.Run({Text.Join(ports.Inputs.Select(port => port.Name))}, core.Weights, {rows}, {visitor});");
        }
    }

    private void WriteCheck()
    {
        using (w.RawBlock($"private static int CheckPorts({Parameters})"))
        {
            WriteRows();
            foreach (Port output in ports.Outputs)
            {
                WriteLength(output);
            }

            foreach (string check in ports.Inputs.Select(input => Ports.Check(input, rows)).OfType<string>())
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

            w.Line($"return {rows};");
        }
    }

    // The first input says how many samples there are.
    private void WriteRows()
    {
        w.Line($"int {rows} = {Runtime}Guard.Rows({ports.Inputs[0].Name}.Length, {ports.Inputs[0].Constant});");
        foreach (Port input in ports.Inputs.Skip(1))
        {
            WriteLength(input);
        }
    }

    private void WriteLength(Port port) => w.Line($"{Runtime}Guard.Length({port.Name}.Length, (long){rows} * {port.Constant});");
}
