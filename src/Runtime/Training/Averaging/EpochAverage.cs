using System;
using System.Collections.Generic;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>The mean of the weights at the ends of the last epochs, of each of which a copy is kept.</summary>
/// <param name="epochs">How many.</param>
/// <param name="parameterCount">How many parameters there are.</param>
/// <param name="stateCount">How many running statistics.</param>
internal sealed class EpochAverage(int epochs, int parameterCount, int stateCount) : WeightAverage
{
    private readonly List<float[]> copies = []; // parameters, then running statistics; epoch e at e mod epochs
    private readonly float[] average = new float[checked(parameterCount + stateCount)];
    private long ended;

    public override bool Exists => ended > 0;

    public override ReadOnlySpan<float> Parameters => average.AsSpan(0, parameterCount);

    public override ReadOnlySpan<float> States => average.AsSpan(parameterCount);

    public override void Update(Team team, Span<float> parameters, Span<float> states)
    {
    }

    public override void EndEpoch(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states)
    {
        if (copies.Count < epochs)
        {
            copies.Add(new float[average.Length]);
        }

        float[] copy = copies[(int)(ended % epochs)];
        parameters.CopyTo(copy);
        states.CopyTo(copy.AsSpan(parameterCount));
        ended++;
        Compute();
    }

    public override void Save(CheckpointContent content)
    {
        content.Add("average.epochs", [ended]);
        for (int i = 0; i < copies.Count; i++)
        {
            content.Add("average.copy." + i, copies[i]);
        }
    }

    public override void Load(CheckpointContent content)
    {
        ended = content.Longs("average.epochs", 1)[0];
        if (ended < 0)
        {
            throw new CheckpointException("The checkpoint is damaged: it has an average of a negative number of epochs.");
        }

        for (int i = 0; i < Math.Min(ended, epochs); i++)
        {
            copies.Add(content.Floats("average.copy." + i, average.Length));
        }

        if (Exists)
        {
            Compute();
        }
    }

    // In double precision, where the sum of equals is exact: what has not changed is its own average to the bit.
    private void Compute()
    {
        for (int i = 0; i < average.Length; i++)
        {
            double sum = 0;
            foreach (float[] copy in copies)
            {
                sum += copy[i];
            }

            average[i] = (float)(sum / copies.Count);
        }
    }
}
