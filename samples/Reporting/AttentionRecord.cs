using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Passes;

namespace Reporting;

/// <summary>Keeps what an attention layer looks at in a traced pass of one sample.</summary>
/// <param name="layer">The layer's path.</param>
public sealed class AttentionRecord(string layer) : ITraceVisitor
{
    private const string Ending = ".weights"; // behind the path of every layer that attends

    private readonly List<string> layers = [];
    private float[] values = [];

    /// <summary>Heads, steps that look, steps that are looked at.</summary>
    /// <exception cref="ArgumentException">The network has no such layer; the message names those that it has.</exception>
    public (int Heads, int Steps, int Memory) Shape
    {
        get => values.Length > 0 ? field : throw new ArgumentException($"No layer '{layer}' attends to anything; {(layers.Count == 0 ? "none does" : "there are " + string.Join(", ", layers))}.");
        private set;
    }

    /// <inheritdoc/>
    public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        if (name.EndsWith(Ending, StringComparison.Ordinal) && shape.Length == 3)
        {
            layers.Add(name[..^Ending.Length]);
            if (layers[^1] == layer)
            {
                Shape = (shape[0], shape[1], shape[2]);
                this.values = values[..(shape[0] * shape[1] * shape[2])].ToArray();
            }
        }
    }

    /// <summary>What share of its attention a step gives to another one.</summary>
    public float Share(int head, int step, int memory) => values[(((head * Shape.Steps) + step) * Shape.Memory) + memory];

    /// <summary>By head: the shares of the first steps, [rows, columns].</summary>
    public float[][,] Maps(int rows, int columns) => [.. Enumerable.Range(0, Shape.Heads).Select(head =>
    {
        float[,] map = new float[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                map[row, column] = Share(head, row, column);
            }
        }

        return map;
    })];
}
