using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StaticNets.Runtime.Description;

namespace StaticNets.Zoo.Commands;

/// <summary>A network of this library by its class.</summary>
/// <param name="type">A class with the members that the generator writes.</param>
internal sealed class ZooEntry(Type type)
{
    private delegate void Run(ReadOnlySpan<float> images, Span<float> scores);

    /// <summary>The class's name.</summary>
    public string Name { get; } = type.Name;

    /// <summary>Its layers.</summary>
    public NetworkDescription Description => (NetworkDescription)type.GetProperty("Description", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>Values of one output.</summary>
    public int OutputLength => (int)type.GetField("OutputLength")!.GetRawConstantValue()!;

    /// <summary>Shapes of its inputs, but for true lengths.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Inputs
    {
        get
        {
            NetworkDescription description = Description;
            return
            [
                .. Enumerable.Range(0, description.Inputs.Count)
                    .Select(input => description.Edges.Where(edge => edge.From == -1 - input).Select(edge => description.Layers[edge.To].Input).FirstOrDefault())
                    .OfType<IReadOnlyList<int>>(),
            ];
        }
    }

    /// <summary>Channels, height and width of the image that it takes; null: it takes none.</summary>
    public (int Channels, int Height, int Width)? Image => Inputs is [[int channels, int height, int width]] ? (channels, height, width) : null;

    /// <summary>The scores of one image, by the weights of a file.</summary>
    /// <param name="weights">A safetensors file.</param>
    /// <param name="image">The input.</param>
    /// <exception cref="StaticNets.Runtime.Parameters.SafetensorsException">The file is not well-formed, or another network's.</exception>
    public float[] Scores(string weights, float[] image)
    {
        Func<string, object> load = type.GetMethod("Load", [typeof(string)])!.CreateDelegate<Func<string, object>>(); // as a delegate it throws its own exceptions
        object network = load(weights);
        Run forward = type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Run>(network);
        float[] scores = new float[OutputLength];
        forward(image, scores);
        return scores;
    }
}
