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
        w.Raw("[EditorBrowsable(EditorBrowsableState.Never)]");
        using (w.RawBlock("internal static class " + plan.Network.Class.Joined + "Tensors"))
        {
            w.Raw("internal static readonly NetworkLayout Layout = new(");
            w.Line($"    {Literal.Of(plan.Network.Class.Plain)},");
            WriteTensors(w, plan, TensorRole.Parameter);
            WriteTensors(w, plan, TensorRole.State);
            IEnumerable<string> counters = plan.Network.Tensors.Where(tensor => tensor.Role == TensorRole.Counter).Select(tensor => Literal.Of(tensor.Name));
            w.Line($"    [{Text.Join(counters)}],");
            w.Line($"    {Literal.Of(plan.Inference.Prepared)});");
        }
    }

    private static void WriteTensors(CodeWriter w, NetworkPlan plan, TensorRole role)
    {
        w.Raw("    [");
        foreach (NetworkTensor tensor in plan.Network.Tensors.Where(tensor => tensor.Role == role))
        {
            w.Line($"        new TensorInfo({Literal.Of(tensor.Name)}, {Literal.Of(tensor.Shape)}, {Literal.Of(tensor.Offset)}, {Literal.Of(tensor.Length)}, Initialiser.{tensor.Init.Kind}({Literal.OfSingle(tensor.Init.Value)})),");
        }

        w.Raw("    ],");
    }
}
