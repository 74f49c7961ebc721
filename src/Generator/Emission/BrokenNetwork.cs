using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

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
        ClassScope.Write(w, declaration.Class, () => WriteMembers(w, declaration.Class.Name), ["This declaration has errors: the build shows them."]);
        return w.ToString();
    }

    private static void WriteMembers(CodeWriter w, string name)
    {
        string literal = Literal.Of(name);
        foreach ((string type, string constant) in new[] { ("int", "ParameterCount"), ("int", "InputLength"), ("int", "OutputLength"), ("int", "ArenaLength"), ("int", "ChunkBatch"), ("long", "MultiplyAdds"), ("long", "PreparedBytes") })
        {
            w.Line($"public const {type} {constant} = 1;");
        }

        w.Line($"public {name}(ulong seed = 0) => {Broken}<int>({literal});");
        w.Line($"public static {name} Load(string path) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Load(global::System.IO.Stream stream) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Load(global::System.ReadOnlySpan<byte> file) => {Broken}<{name}>({literal});");
        w.Line($"public static {name} Embedded() => {Broken}<{name}>({literal});");
        w.Line($"public static long TrainingArenaLength(int batch) => {Broken}<long>({literal});");
        w.Line($"public static global::StaticNets.Runtime.Description.NetworkDescription Description => {Broken}<global::StaticNets.Runtime.Description.NetworkDescription>({literal});");
        w.Line($"public global::StaticNets.Runtime.Parameters.ParameterSet Parameters => {Broken}<global::StaticNets.Runtime.Parameters.ParameterSet>({literal});");
        w.Line($"public void Forward({ReadOnlySpan} input, {Span} output) => {Broken}<int>({literal});");
        w.Line($"public void Forward({ReadOnlySpan} input, {Span} output, {Span} scratch) => {Broken}<int>({literal});");
        w.Line($"public void Forward(in global::System.Numerics.Tensors.ReadOnlyTensorSpan<float> input, in global::System.Numerics.Tensors.TensorSpan<float> output) => {Broken}<int>({literal});");
        w.Line($"public void Trace({ReadOnlySpan} input, global::StaticNets.Runtime.Passes.ITraceVisitor visitor) => {Broken}<int>({literal});");
        w.Line($"public void Save(string path) => {Broken}<int>({literal});");
        w.Line($"public void Save(global::System.IO.Stream stream) => {Broken}<int>({literal});");
        using (w.RawBlock("public sealed class Training : global::StaticNets.Training.TrainingSession"))
        {
            w.Line($"public Training({name} network, int batch, global::StaticNets.Training.Optimizer optimizer, global::StaticNets.Training.Loss loss, ulong seed = 0, bool keepGradients = false)");
            w.Line($"    : base({Broken}<global::StaticNets.Runtime.Parameters.NetworkCore>({literal}), null!, batch, optimizer, loss, seed, keepGradients)");
            w.Raw("{");
            w.Raw("}");
            foreach (string member in new[] { "Step", "Accumulate" })
            {
                w.Line($"public float {member}({ReadOnlySpan} input, global::System.ReadOnlySpan<int> target) => {Broken}<float>({literal});");
                w.Line($"public float {member}({ReadOnlySpan} input, {ReadOnlySpan} target) => {Broken}<float>({literal});");
            }

            w.Line($"public override float Step(global::StaticNets.Training.Batch batch) => {Broken}<float>({literal});");
            w.Line($"public override void Predict(global::StaticNets.Training.Batch batch, {Span} output) => {Broken}<int>({literal});");
        }
    }
}
