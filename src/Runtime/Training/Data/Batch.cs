using System;
using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>Rows for every input of a network, and every target. Made by <see cref="TrainingSession.CreateBatch"/>.</summary>
public sealed class Batch
{
    private readonly IReadOnlyList<PortInfo> inputs;
    private readonly float[][] floats;
    private readonly int[][] tokens;
    private readonly IReadOnlyList<TargetInfo> targets;
    private readonly int[][] classes;
    private readonly float[][] values;
    private int rows;

    /// <summary>Allocates an empty batch with one target.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="capacity">Most rows.</param>
    /// <param name="classesPerSample">Class indices in the target of a sample; 0 where the target is values.</param>
    /// <param name="valuesPerSample">Values in the target of a sample; 0 where the target is classes.</param>
    public Batch(IReadOnlyList<PortInfo> inputs, int capacity, int classesPerSample, int valuesPerSample)
        : this(inputs, capacity, [new TargetInfo("target", classesPerSample, valuesPerSample)])
    {
    }

    /// <summary>Allocates an empty batch.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="capacity">Most rows.</param>
    /// <param name="targets">What its outputs are compared with, the main output's target first.</param>
    public Batch(IReadOnlyList<PortInfo> inputs, int capacity, IReadOnlyList<TargetInfo> targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets.Count, 1, nameof(targets));
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        foreach (TargetInfo target in targets)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(target.ClassesPerSample, "classesPerSample");
            ArgumentOutOfRangeException.ThrowIfNegative(target.ValuesPerSample, "valuesPerSample");
        }

        this.targets = targets;
        this.inputs = inputs;
        Capacity = capacity;
        floats = new float[inputs.Count][];
        tokens = new int[inputs.Count][];
        for (int port = 0; port < inputs.Count; port++)
        {
            int length = checked(capacity * inputs[port].Length);
            floats[port] = inputs[port].Tokens ? [] : new float[length];
            tokens[port] = inputs[port].Tokens ? new int[length] : [];
        }

        classes = new int[targets.Count][];
        values = new float[targets.Count][];
        for (int i = 0; i < targets.Count; i++)
        {
            classes[i] = new int[checked(capacity * targets[i].ClassesPerSample)];
            values[i] = new float[checked(capacity * targets[i].ValuesPerSample)];
        }
    }

    /// <summary>Most rows.</summary>
    public int Capacity { get; }

    /// <summary>What its outputs are compared with, the main output's target first.</summary>
    public IReadOnlyList<TargetInfo> Targets => targets;

    /// <summary>Class indices in the main output's target of a sample.</summary>
    public int ClassesPerSample => targets[0].ClassesPerSample;

    /// <summary>Values in the main output's target of a sample.</summary>
    public int ValuesPerSample => targets[0].ValuesPerSample;

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

    /// <summary>The main output's target as a loss takes it.</summary>
    public LossTarget LossTarget => LossTargetOf(0);

    /// <summary>Class indices of all rows in the main output's target; empty where it is values.</summary>
    public Span<int> Classes => ClassesOf(0);

    /// <summary>Values of all rows in the main output's target; empty where it is classes.</summary>
    public Span<float> Target => ValuesOf(0);

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

    /// <summary>A target (its place in <see cref="Targets"/>) as a loss takes it.</summary>
    public LossTarget LossTargetOf(int target) => new(ClassesOf(target), ValuesOf(target));

    /// <summary>Class indices of all rows in a target; empty where it is values.</summary>
    public Span<int> ClassesOf(int target) => classes[target].AsSpan(0, rows * targets[target].ClassesPerSample);

    /// <summary>Values of all rows in a target; empty where it is classes.</summary>
    public Span<float> ValuesOf(int target) => values[target].AsSpan(0, rows * targets[target].ValuesPerSample);

    internal Span<float> FloatRow(int port, int row) => FloatPort(port).AsSpan(row * inputs[port].Length, inputs[port].Length);

    internal Span<int> TokenRow(int port, int row) => TokenPort(port).AsSpan(row * inputs[port].Length, inputs[port].Length);

    internal Span<int> ClassRow(int target, int row) => classes[target].AsSpan(row * targets[target].ClassesPerSample, targets[target].ClassesPerSample);

    internal Span<float> ValueRow(int target, int row) => values[target].AsSpan(row * targets[target].ValuesPerSample, targets[target].ValuesPerSample);

    private float[] FloatPort(int port) => !inputs[port].Tokens
        ? floats[port]
        : throw new InvalidOperationException($"Input '{inputs[port].Name}' takes tokens (int).");

    private int[] TokenPort(int port) => inputs[port].Tokens
        ? tokens[port]
        : throw new InvalidOperationException($"Input '{inputs[port].Name}' takes values (float).");
}
