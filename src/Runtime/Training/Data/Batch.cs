using System;
using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>Rows for every input of a network, and their targets. Made by <see cref="TrainingSession.CreateBatch"/>.</summary>
public sealed class Batch
{
    private readonly IReadOnlyList<PortInfo> inputs;
    private readonly float[][] floats;
    private readonly int[][] tokens;
    private readonly int[] classes;
    private readonly float[] target;
    private int rows;

    /// <summary>Allocates an empty batch.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="capacity">Most rows.</param>
    /// <param name="classesPerSample">Class indices in the target of a sample; 0 where the target is values.</param>
    /// <param name="valuesPerSample">Values in the target of a sample; 0 where the target is classes.</param>
    public Batch(IReadOnlyList<PortInfo> inputs, int capacity, int classesPerSample, int valuesPerSample)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(classesPerSample);
        ArgumentOutOfRangeException.ThrowIfNegative(valuesPerSample);

        this.inputs = inputs;
        Capacity = capacity;
        ClassesPerSample = classesPerSample;
        ValuesPerSample = valuesPerSample;
        floats = new float[inputs.Count][];
        tokens = new int[inputs.Count][];
        for (int port = 0; port < inputs.Count; port++)
        {
            int length = checked(capacity * inputs[port].Length);
            floats[port] = inputs[port].Tokens ? [] : new float[length];
            tokens[port] = inputs[port].Tokens ? new int[length] : [];
        }

        classes = new int[checked(capacity * classesPerSample)];
        target = new float[checked(capacity * valuesPerSample)];
    }

    /// <summary>Most rows.</summary>
    public int Capacity { get; }

    /// <summary>Class indices in the target of a sample.</summary>
    public int ClassesPerSample { get; }

    /// <summary>Values in the target of a sample.</summary>
    public int ValuesPerSample { get; }

    /// <summary>Rows in use: the spans below end with the last of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="Capacity"/>.</exception>
    public int Rows
    {
        get => rows;
        set
        {
            if ((uint)value > (uint)Capacity)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"The batch has room for 0 to {Capacity} rows.");
            }

            rows = value;
        }
    }

    /// <summary>The epoch its samples are drawn for, from 0.</summary>
    public long Epoch { get; set; }

    /// <summary>The target as a loss takes it.</summary>
    public LossTarget LossTarget => new(Classes, Target);

    /// <summary>Class indices of all rows; empty where the target is values.</summary>
    public Span<int> Classes => classes.AsSpan(0, rows * ClassesPerSample);

    /// <summary>Target values of all rows; empty where the target is classes.</summary>
    public Span<float> Target => target.AsSpan(0, rows * ValuesPerSample);

    internal string TargetText => ClassesPerSample > 0 ? $"{ClassesPerSample} classes" : $"{ValuesPerSample} values";

    /// <summary>One row, in use or not yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such row.</exception>
    public Sample this[int row]
    {
        get
        {
            if ((uint)row >= (uint)Capacity)
            {
                throw new ArgumentOutOfRangeException(nameof(row), row, $"The batch has rows 0 to {Capacity - 1}.");
            }

            return new Sample(this, row);
        }
    }

    /// <summary>The values of an input, all rows.</summary>
    /// <exception cref="InvalidOperationException">The input takes tokens.</exception>
    public Span<float> Floats(int port) => FloatPort(port).AsSpan(0, rows * inputs[port].Length);

    /// <summary>The tokens of an input, all rows.</summary>
    /// <exception cref="InvalidOperationException">The input takes floats.</exception>
    public Span<int> Tokens(int port) => TokenPort(port).AsSpan(0, rows * inputs[port].Length);

    internal Span<float> FloatRow(int port, int row) => FloatPort(port).AsSpan(row * inputs[port].Length, inputs[port].Length);

    internal Span<int> TokenRow(int port, int row) => TokenPort(port).AsSpan(row * inputs[port].Length, inputs[port].Length);

    internal Span<int> ClassRow(int row) => classes.AsSpan(row * ClassesPerSample, ClassesPerSample);

    internal Span<float> TargetRow(int row) => target.AsSpan(row * ValuesPerSample, ValuesPerSample);

    private float[] FloatPort(int port) => !inputs[port].Tokens
        ? floats[port]
        : throw new InvalidOperationException($"Input '{inputs[port].Name}' takes tokens (int).");

    private int[] TokenPort(int port) => inputs[port].Tokens
        ? tokens[port]
        : throw new InvalidOperationException($"Input '{inputs[port].Name}' takes values (float).");
}
