using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Prints the members of a network whose declaration has mistakes: they do nothing but throw, so that code which uses the network shows no errors of its own.
/// </summary>
internal static class BrokenNetwork
{
    private const string Span = "global::System.Span<float>";
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Broken = "global::StaticNets.Runtime.EmittedCode.Broken";

    // With these, members would be errors themselves.
    private static readonly DiagnosticDescriptor[] Prevents =
        [Rule.NotPartial, Rule.Generic, Rule.UnsupportedKind, Rule.MemberCollision, Rule.OwnConstructor, Rule.HiddenNamespace, Rule.RuntimeMissing, Rule.LanguageVersion];

    /// <summary>"" where the class cannot take members at all.</summary>
    public static string Write(NetworkDeclaration declaration)
    {
        if (!declaration.Class.IsNamed || declaration.Findings.Any(finding => Prevents.Contains(finding.Rule)))
        {
            return "";
        }

        CodeWriter w = new();
        NetworkWriter.WriteHeader(w);
        ClassScope.Write(w, declaration.Class, () => WriteMembers(w, declaration.Class.Name, new DeclaredPorts(declaration)), ["This declaration has errors: the build shows them."]);
        return w.ToString();
    }

    private static void WriteMembers(CodeWriter w, string name, DeclaredPorts ports)
    {
        string literal = Literal.Of(name);
        foreach (string constant in new[] { "ParameterCount" }.Concat(ports.Constants).Concat(["ArenaLength", "ChunkBatch"]))
        {
            w.Line($"public const int {constant} = 1;");
        }

        w.Raw("public const long MultiplyAdds = 1;");
        w.Raw("public const long PreparedBytes = 1;");
        w.Line($"public {name}(ulong seed = 0) => {Broken}<int>({literal});");
        w.Line($"public static {name} Load(string path) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Load(global::System.IO.Stream stream) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Load(global::System.ReadOnlySpan<byte> file) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Embedded() => {Broken}<{name}>({literal});");
        w.Line($"public static long TrainingArenaLength(int batch) => {Broken}<long>({literal});");
        w.Line($"public static global::StaticNets.Runtime.Description.NetworkDescription Description => {Broken}<global::StaticNets.Runtime.Description.NetworkDescription>({literal});");
        w.Line($"public global::StaticNets.Runtime.Parameters.ParameterSet Parameters => {Broken}<global::StaticNets.Runtime.Parameters.ParameterSet>({literal});");
        WritePasses(w, literal, ports);
        w.Line($"public void Save(string path) => {Broken}<int>({literal});");
        w.Line($"public void Save(global::System.IO.Stream stream) => {Broken}<int>({literal});");
        if (ports.Sequence is { } sequence)
        {
            WriteStream(w, literal, ports, sequence);
        }

        WriteTraining(w, name, literal, ports);
    }

    // Whether the network can run step by step shows only without mistakes.
    private static void WriteStream(CodeWriter w, string literal, DeclaredPorts ports, string sequence)
    {
        const string State = "global::StaticNets.Runtime.Streams.StreamState";
        string state = ports.Member("state");
        w.Raw("public const int StepStateLength = 1;");
        w.Line($"public {State} CreateState(int rows = 1) => {Broken}<{State}>({literal});");
        w.Line($"public void Step({Inputs(ports, [sequence])}, {State} {state}, {Each(ports.Outputs, Span)}) => {Broken}<int>({literal});");
        if (ports.Context.Count > 0)
        {
            w.Line($"public void Begin({Inputs(ports, ports.Context)}, {State} {state}) => {Broken}<int>({literal});");
        }
    }

    private static void WritePasses(CodeWriter w, string literal, DeclaredPorts ports)
    {
        string inputs = Inputs(ports, ports.Inputs);
        string outputs = Each(ports.Outputs, Span);
        string tensors = Inputs(ports, ports.Inputs, "in global::System.Numerics.Tensors.ReadOnlyTensorSpan") + ", " + Each(ports.Outputs, "in global::System.Numerics.Tensors.TensorSpan<float>");
        w.Line($"public void Forward({inputs}, {outputs}) => {Broken}<int>({literal});");
        w.Line($"public void Forward({inputs}, {outputs}, {Span} {ports.Member("scratch")}) => {Broken}<int>({literal});");
        w.Line($"public void Forward({tensors}) => {Broken}<int>({literal});");
        w.Line($"public void Trace({inputs}, global::StaticNets.Runtime.Passes.ITraceVisitor {ports.Member("visitor")}) => {Broken}<int>({literal});");
    }

    private static void WriteTraining(CodeWriter w, string name, string literal, DeclaredPorts ports)
    {
        string inputs = Inputs(ports, ports.Inputs);
        using (w.RawBlock("public sealed class Training : global::StaticNets.Training.TrainingSession"))
        {
            w.Line($"public Training({name} network, int batch, global::StaticNets.Training.Optimizer optimizer, global::StaticNets.Training.Loss loss, ulong seed = 0, bool keepGradients = false)");
            w.Line($"    : base({Broken}<global::StaticNets.Runtime.Parameters.NetworkCore>({literal}), null!, batch, optimizer, loss, seed, keepGradients)");
            w.Raw("{");
            w.Raw("}");
            foreach (string member in new[] { "Step", "Accumulate" })
            {
                w.Line($"public float {member}({inputs}, {Each(ports.Targets, "global::System.ReadOnlySpan<int>")}) => {Broken}<float>({literal});");
                w.Line($"public float {member}({inputs}, {Each(ports.Targets, ReadOnlySpan)}) => {Broken}<float>({literal});");
            }

            w.Line($"public override float Step(global::StaticNets.Training.Batch batch) => {Broken}<float>({literal});");
            w.Line($"public override void Predict(global::StaticNets.Training.Batch batch, {Span} output) => {Broken}<int>({literal});");
        }
    }

    private static string Inputs(DeclaredPorts ports, IEnumerable<string> names, string type = "global::System.ReadOnlySpan") => Text.Join(names.Select(name => type + "<" + ports.ElementOf(name) + "> " + name));

    private static string Each(IEnumerable<string> names, string type) => Text.Join(names.Select(name => type + " " + name));
}
