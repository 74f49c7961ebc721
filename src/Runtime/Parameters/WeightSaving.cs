using System.IO;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>Writes a network as safetensors: parameters in canonical order, then running statistics, then counters.</summary>
internal static class WeightSaving
{
    public static void Write(NetworkLayout layout, NetworkWeights weights, Stream stream)
    {
        SafetensorsWriter writer = new();

        // What readers of other frameworks look for to know whose conventions the tensors follow.
        writer.Metadata["format"] = "pt";
        foreach (TensorInfo tensor in layout.Parameters.Concat(layout.States))
        {
            writer.Declare(tensor.Name, TensorType.F32, [.. tensor.Shape]);
        }

        foreach (string counter in layout.Counters)
        {
            writer.Declare(counter, TensorType.I64);
        }

        writer.Start(stream);
        foreach (TensorInfo tensor in layout.Parameters)
        {
            writer.Write(weights.Parameters.Slice(tensor.Offset, tensor.Length));
        }

        foreach (TensorInfo tensor in layout.States)
        {
            writer.Write(weights.States.Slice(tensor.Offset, tensor.Length));
        }

        for (int i = 0; i < layout.Counters.Count; i++)
        {
            writer.Write(weights.Counters.Slice(i, 1));
        }

        writer.End();
    }
}
