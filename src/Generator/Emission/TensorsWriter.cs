using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the table of named tensors.</summary>
internal static class TensorsWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan)
    {
        Table parameters = new("TensorInfo", "Parameters", Tensors(plan, TensorRole.Parameter));
        Table states = new("TensorInfo", "States", Tensors(plan, TensorRole.State));
        Table counters = new("string", "Counters", plan.Network.Tensors.Where(tensor => tensor.Role == TensorRole.Counter).Select(tensor => Literal.Of(tensor.Name)).ToArray(), oneLine: true);
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + plan.Network.Class.Joined + "Tensors"))
        {
            w.Raw("internal static readonly NetworkLayout Layout = new(");
            w.Line($"    {Literal.Of(plan.Network.Class.Plain)},");
            parameters.WriteArgument(w);
            states.WriteArgument(w);
            counters.WriteArgument(w);
            w.Line($"    {Literal.Of(plan.Inference.Prepared)});");
            parameters.WriteMethods(w);
            states.WriteMethods(w);
            counters.WriteMethods(w);
        }
    }

    private static IReadOnlyList<string> Tensors(NetworkPlan plan, TensorRole role) => plan.Network.Tensors
        .Where(tensor => tensor.Role == role)
        .Select(tensor => $"new TensorInfo({Literal.Of(tensor.Name)}, {Literal.Of(tensor.Shape)}, {Literal.Of(tensor.Offset)}, {Literal.Of(tensor.Length)}, Initialiser.{tensor.Init.Kind}({Literal.OfSingle(tensor.Init.Value)}))")
        .ToArray();
}
