using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using StaticNets.Zoo.Pictures;

namespace StaticNets.Zoo.Commands;

/// <summary>Names the likeliest classes of a picture.</summary>
internal static class ClassifyCommand
{
    private const int Best = 5;

    /// <summary>Writes the five likeliest classes, the likeliest first: its share in per cent and its name.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="network">Which network.</param>
    /// <param name="weights">Its safetensors file.</param>
    /// <param name="labels">A file of class names, a line each; null: their numbers.</param>
    /// <param name="picture">A PNG file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The network takes no picture, the picture is no PNG, or there are more or fewer labels than classes.</exception>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The weights are damaged, or another network's.</exception>
    public static void Run(TextWriter output, ZooEntry network, string weights, string? labels, string picture)
    {
        (int Channels, int Height, int Width) input = network.Image ?? throw new InvalidDataException($"{network.Name} takes no picture.");
        IReadOnlyList<string> names = Names(labels, network);
        float[] image = Preparation.Of(network.Name, input).Read(picture);
        float[] shares = network.Scores(weights, image);
        TensorPrimitives.SoftMax(shares, shares);
        foreach (int likely in Enumerable.Range(0, shares.Length).OrderByDescending(i => shares[i]).Take(Best))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * shares[likely],6:F2} %  {names[likely]}"));
        }
    }

    private static IReadOnlyList<string> Names(string? labels, ZooEntry network)
    {
        if (labels is null)
        {
            return [.. Enumerable.Range(0, network.OutputLength).Select(number => $"class {number.ToString(CultureInfo.InvariantCulture)}")];
        }

        string[] names = File.ReadAllLines(labels);
        return names.Length == network.OutputLength
            ? names
            : throw new InvalidDataException($"{labels} has {names.Length} lines; {network.Name} tells {network.OutputLength} classes.");
    }
}
