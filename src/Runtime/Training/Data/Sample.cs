using System;

namespace StaticNets.Training;

/// <summary>One row of a <see cref="Batch"/>, which a data source fills.</summary>
public readonly ref struct Sample
{
    private readonly Batch batch;
    private readonly int row;

    internal Sample(Batch batch, int row)
    {
        this.batch = batch;
        this.row = row;
    }

    /// <summary>The epoch the sample is drawn for, from 0: with the seed and the sample's index the key of random changes.</summary>
    public long Epoch => batch.Epoch;

    /// <summary>The values of the first input.</summary>
    public Span<float> Input => Floats(0);

    /// <summary>The values of an input.</summary>
    /// <exception cref="InvalidOperationException">The input takes tokens.</exception>
    public Span<float> Floats(int port) => batch.FloatRow(port, row);

    /// <summary>The tokens of an input.</summary>
    /// <exception cref="InvalidOperationException">The input takes floats.</exception>
    public Span<int> Tokens(int port) => batch.TokenRow(port, row);

    /// <summary>The main output's target where the loss takes class indices, otherwise empty.</summary>
    public Span<int> Classes => ClassesOf(0);

    /// <summary>The main output's class, where there is one per sample.</summary>
    /// <exception cref="InvalidOperationException">The loss takes values, or several classes per sample.</exception>
    public ref int Label
    {
        get
        {
            Span<int> classes = Classes;
            if (classes.Length != 1)
            {
                throw new InvalidOperationException($"The target of a sample is {batch.TargetText}, not one class.");
            }

            return ref classes[0];
        }
    }

    /// <summary>The main output's target where the loss takes values, otherwise empty.</summary>
    public Span<float> Target => ValuesOf(0);

    /// <summary>A target (its place in <see cref="Batch.Targets"/>) where the loss takes class indices, otherwise empty.</summary>
    public Span<int> ClassesOf(int target) => batch.ClassRow(target, row);

    /// <summary>A target where the loss takes values, otherwise empty.</summary>
    public Span<float> ValuesOf(int target) => batch.ValueRow(target, row);
}
