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
        int width = Catalog.Networks.Max(network => network.Name.Length);
        output.WriteLine($"{"network".PadRight(width)}  {"input",-13}  {"parameters",11}  {"multiply-adds",14}");
        foreach (ZooEntry network in Catalog.Networks)
        {
            NetworkDescription description = network.Description;
            (int channels, int height, int wide) = network.Input;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{network.Name.PadRight(width)}  {$"[{channels}, {height}, {wide}]",-13}  {description.ParameterCount,11:N0}  {description.MultiplyAdds,14:N0}"));
        }
    }
}
