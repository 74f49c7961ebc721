using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the members that a person calls. Inside the user's class every name is written in full, because anything may be hidden there.</summary>
internal static class MembersWriter
{
    private const string Parameters = "global::StaticNets.Runtime.Parameters.";
    private const string Runtime = "global::StaticNets.Runtime.";

    public static void Write(CodeWriter w, NetworkPlan plan, EmittedNames names)
    {
        Ports ports = names.Ports;
        string name = plan.Network.Class.Name;
        string inside = EmittedNames.Inside(plan.Network.Class);
        WriteConstants(w, plan, ports);
        w.Raw("private readonly " + Parameters + "NetworkCore core;");
        w.Line();
        WriteConstruction(w, plan, name, inside);
        w.Line();
        new ForwardMembersWriter(w, ports, inside, plan.Figures.StraightRows).Write();
        w.Line();
        if (plan.Stream is { } stream)
        {
            new StreamMembersWriter(w, stream, names, inside).Write();
            w.Line();
        }

        new TrainingMembersWriter(w, plan, ports, inside).Write();
    }

    private static void WriteConstants(CodeWriter w, NetworkPlan plan, Ports ports)
    {
        Figures figures = plan.Figures;
        Constant(w, "int", "ParameterCount", figures.ParameterCount, "Number of trained values.");
        foreach (Port input in ports.Inputs)
        {
            Constant(w, "int", input.Constant, input.Shape.Length, "Values of one " + (ports.Inputs.Count > 1 ? "sample of " + input.Name : "input sample") + ", " + input.Shape + ".");
        }

        foreach (Port output in ports.Outputs)
        {
            Constant(w, "int", output.Constant, output.Shape.Length, "Values of one " + (ports.Outputs.Count > 1 ? "sample of " + output.Name : "output sample") + ", " + output.Shape + ".");
        }

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
}
