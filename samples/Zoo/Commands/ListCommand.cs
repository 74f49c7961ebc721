using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Runtime.Description;

namespace StaticNets.Zoo.Commands;

/// <summary>Names all networks.</summary>
internal static class ListCommand
{
    /// <summary>Writes a line per network.</summary>
    public static void Run(TextWriter output)
    {
        int width = Catalog.Networks.Max(network => network.Name.Length), wide = Catalog.Networks.Max(network => Shapes(network).Length);
        output.WriteLine($"{"network".PadRight(width)}  {"input".PadRight(wide)}  {"parameters",11}  {"multiply-adds",14}");
        foreach (ZooEntry network in Catalog.Networks)
        {
            NetworkDescription description = network.Description;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{network.Name.PadRight(width)}  {Shapes(network).PadRight(wide)}  {description.ParameterCount,11:N0}  {description.MultiplyAdds,14:N0}"));
        }
    }

    private static string Shapes(ZooEntry network) => string.Join(", ", network.Inputs.Select(shape => $"[{string.Join(", ", shape)}]"));
}
