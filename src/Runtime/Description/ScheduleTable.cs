using System.Linq;

namespace StaticNets.Runtime.Description;

/// <summary>Writes the table of steps.</summary>
internal static class ScheduleTable
{
    public static string Write(NetworkDescription network)
    {
        TextTable table = new(["step", "layers", "kernel", "layout", "estimated ns"], leftColumns: 4);
        string[] total = ["", "total", "", "", TextTable.Number(network.Steps.Sum(step => step.Nanoseconds))];
        return table.Write(network.Name, [.. network.Steps.Select(Row)], total).ToString();
    }

    private static string[] Row(StepDescription step, int index) => [TextTable.Number(index + 1), step.Layers, step.Kernel, step.Layout, TextTable.Number(step.Nanoseconds)];
}
