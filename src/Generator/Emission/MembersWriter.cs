using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the members that a person calls. Inside the user's class every name is written in full, because anything may be hidden there.</summary>
internal static class MembersWriter
{
    private const string Span = "global::System.Span<float>";
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Parameters = "global::StaticNets.Runtime.Parameters.";
    private const string Runtime = "global::StaticNets.Runtime.";

    public static void Write(CodeWriter w, NetworkPlan plan)
    {
        string name = plan.Network.Class.Name;
        string inside = EmittedNames.Inside(plan.Network.Class);
        WriteConstants(w, plan);
        w.Raw("private readonly " + Parameters + "NetworkCore core;");
        w.Line();
        WriteConstruction(w, plan, name, inside);
        w.Line();
        WriteForward(w, plan, inside);
        w.Line();
        TrainingMembersWriter.Write(w, plan, name, inside);
    }

    private static void WriteConstants(CodeWriter w, NetworkPlan plan)
    {
        Shape input = plan.Network.Inputs[0].Shape;
        Shape output = plan.Network.Shapes[plan.Network.Outputs[0].Value];
        Figures figures = plan.Figures;
        Constant(w, "int", "ParameterCount", figures.ParameterCount, "Number of trained values.");
        Constant(w, "int", "InputLength", input.Length, "Values of one input sample, " + input + ".");
        Constant(w, "int", "OutputLength", output.Length, "Values of one output sample, " + output + ".");
        Constant(w, "long", "MultiplyAdds", figures.MultiplyAdds, "Multiply-adds of one forward pass of one sample.");
        Constant(w, "int", "ArenaLength", figures.ArenaLength, "Floats of scratch for one sample: alignment slack and kernel scratch included.");
        Constant(w, "int", "ChunkBatch", figures.ChunkBatch, "Samples that run through the network together, so that their values stay in the second-level cache.");
        Constant(w, "long", "PreparedBytes", plan.Inference.Prepared * sizeof(float), "Bytes of weights in the form that kernels read, besides the parameters themselves.");
    }

    private static void Constant(CodeWriter w, string type, string name, long value, string summary)
    {
        w.Line($"/// <summary>{summary}</summary>");
        w.Line($"public const {type} {name} = {Literal.Of(value)};");
        w.Line();
    }

    private static void WriteConstruction(CodeWriter w, NetworkPlan plan, string name, string inside)
    {
        string layout = inside + "Tensors.Layout";
        string prepare = inside + "Program.Prepare";
        w.Raw("/// <summary>A network with first values drawn from <paramref name=\"seed\"/>: PyTorch's defaults for each layer.</summary>");
        w.Line($"public {name}(ulong seed = 0)");
        w.Line($"    : this(new {Parameters}NetworkCore({layout}, {prepare}, seed))");
        w.Raw("{");
        w.Raw("}");
        w.Line();
        using (w.RawBlock("private " + name + "(" + Parameters + "NetworkCore core)"))
        {
            w.Line($"{Runtime}EmittedCode.Require({Agreement.Contract});");
            w.Raw("this.core = core;");
        }

        w.Line();
        w.Raw("/// <summary>The parameters by name, in PyTorch's shapes and order.</summary>");
        w.Raw("public " + Parameters + "ParameterSet Parameters => core.Parameters;");
        w.Line();
        w.Raw("/// <summary>The network as a table of layers: <c>Summary()</c> prints it, <c>ToMermaid()</c> draws it.</summary>");
        w.Line($"public static {Runtime}Description.NetworkDescription Description => {inside}Layers.Network;");
        foreach ((string type, string argument) in new[] { ("string", "path"), ("global::System.IO.Stream", "stream"), ("global::System.ReadOnlySpan<byte>", "file") })
        {
            w.Line();
            w.Raw("/// <summary>A network with the weights of a safetensors file. Loading is total: every tensor must be there, of the right shape, and no other.</summary>");
            w.Raw("/// <exception cref=\"global::StaticNets.Runtime.Parameters.SafetensorsException\">The file is not well-formed, or does not fit; the message lists everything that is wrong.</exception>");
            w.Line($"public static {name} Load({type} {argument}) => new({Parameters}NetworkCore.Load({layout}, {prepare}, {argument}));");
        }

        if (plan.Network.Weights is { } weights)
        {
            w.Line();
            w.Line($"/// <summary>The network with the weights embedded in this program, read in place.</summary>");
            w.Line($"public static {name} Embedded() => new({Parameters}NetworkCore.Embedded({layout}, {prepare}, typeof({name}).Assembly, {Literal.Of(weights.Resource)}));");
        }

        foreach ((string type, string argument) in new[] { ("string", "path"), ("global::System.IO.Stream", "stream") })
        {
            w.Line();
            w.Raw("/// <summary>Writes the weights as safetensors, in PyTorch's names and shapes. A file is replaced as a whole or not at all.</summary>");
            w.Line($"public void Save({type} {argument}) => core.Save({argument});");
        }
    }

    private static void WriteForward(CodeWriter w, NetworkPlan plan, string inside)
    {
        string pass = Runtime + "Passes.ForwardPass.Run<" + inside + "Program, " + inside + "Program.Ports>(";
        Shape output = plan.Network.Shapes[plan.Network.Outputs[0].Value];
        string shapes = "/// <param name=\"input\">" + plan.Network.Inputs[0].Shape + " for each sample; the length says how many there are.</param>\n"
            + "/// <param name=\"output\">" + output + " for each sample; written.</param>";
        w.Raw("/// <summary>The network's output for a batch. Uses the network's own scratch, so one call at a time; allocates nothing after the first.</summary>");
        WriteLines(w, shapes);
        using (w.RawBlock($"public void Forward({ReadOnlySpan} input, {Span} output)"))
        {
            w.Raw("int rows = CheckPorts(input, output);");
            w.Line($"{inside}Program.Ports ports = new() {{ Input = input, Output = output, Weights = core.Weights }};");
            w.Line($"{pass}core, in ports, rows);");
        }

        w.Line();
        w.Raw("/// <summary>The network's output for a batch with scratch of the caller's: safe from many threads at once, the same bits.</summary>");
        WriteLines(w, shapes);
        w.Raw("/// <param name=\"scratch\">At least <see cref=\"ArenaLength\"/> floats; its content does not matter.</param>");
        using (w.RawBlock($"public void Forward({ReadOnlySpan} input, {Span} output, {Span} scratch)"))
        {
            w.Raw("int rows = CheckPorts(input, output);");
            w.Line($"{Runtime}Guard.Apart(input, scratch);");
            w.Line($"{Runtime}Guard.Apart(output, scratch);");
            w.Line($"{inside}Program.Ports ports = new() {{ Input = input, Output = output, Weights = core.Weights }};");
            w.Line($"{pass}in ports, rows, scratch);");
        }

        w.Line();
        w.Raw("/// <summary>The network's output for a batch, from and to dense tensors.</summary>");
        w.Raw("public void Forward(in global::System.Numerics.Tensors.ReadOnlyTensorSpan<float> input, in global::System.Numerics.Tensors.TensorSpan<float> output) =>");
        w.Line($"    Forward({Runtime}EmittedCode.Values(in input, \"input\"), {Runtime}EmittedCode.Values(in output, \"output\"));");
        w.Line();
        w.Raw("/// <summary>Runs one pass in which nothing is fused and shows every named value to <paramref name=\"visitor\"/>, in the order of the layers. For looking inside: it allocates.</summary>");
        using (w.RawBlock($"public void Trace({ReadOnlySpan} input, {Runtime}Passes.ITraceVisitor visitor)"))
        {
            w.Raw("global::System.ArgumentNullException.ThrowIfNull(visitor);");
            w.Line($"int rows = {Runtime}Guard.Rows(input.Length, InputLength);");
            w.Line($"{inside}Trace.Run(input, core.Weights, rows, visitor);");
        }

        w.Line();
        using (w.RawBlock($"private static int CheckPorts({ReadOnlySpan} input, {Span} output)"))
        {
            w.Line($"int rows = {Runtime}Guard.Rows(input.Length, InputLength);");
            w.Line($"{Runtime}Guard.Length(output.Length, (long)rows * OutputLength);");
            w.Line($"{Runtime}Guard.Apart(input, output);");
            w.Raw("return rows;");
        }
    }

    private static void WriteLines(CodeWriter w, string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            w.Raw(line);
        }
    }
}
