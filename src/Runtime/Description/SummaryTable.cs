using System.Linq;

namespace StaticNets.Runtime.Description;

/// <summary>Writes the table of layers.</summary>
internal static class SummaryTable
{
    public static string Write(NetworkDescription network)
    {
        TextTable table = new(["layer", "output", "parameters", "multiply-adds", "bytes"], leftColumns: 2);
        string[] total = ["total", "", TextTable.Number(network.ParameterCount), TextTable.Number(network.MultiplyAdds), ""];
        return table.Write(network.Name, [.. network.Layers.Select(Row)], total)
            .Append("scratch ").Append(TextTable.Number(network.ArenaBytes)).Append(" bytes a sample, prepared weights ")
            .Append(TextTable.Number(network.PreparedBytes)).Append(" bytes\n").ToString();
    }

    private static string[] Row(LayerDescription layer) =>
    [
        $"{layer.Name} ({layer.Signature})",
        LayerDescription.Text(layer.Output),
        TextTable.Number(layer.Parameters),
        TextTable.Number(layer.MultiplyAdds),
        TextTable.Number(layer.Bytes),
    ];
}
