using System;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>The mean of the weights after every update, older ones counting less and less.</summary>
/// <param name="decay">What weights count for, as a share of what the next do.</param>
/// <param name="parameterCount">How many parameters there are.</param>
/// <param name="stateCount">How many running statistics.</param>
internal sealed unsafe class ExponentialAverage(double decay, int parameterCount, int stateCount) : WeightAverage
{
    private readonly FloatBuffer averageParameters = new(parameterCount);
    private readonly FloatBuffer averageStates = new(stateCount);
    private long updates;

    public override bool Exists => updates > 0;

    public override ReadOnlySpan<float> Parameters => averageParameters.Read;

    public override ReadOnlySpan<float> States => averageStates.Read;

    public override void Update(Team team, Span<float> parameters, Span<float> states)
    {
        updates++;

        // The newest of Σ dᵗ⁻ⁱ = (1 - dᵗ) / (1 - d); all of it the first time.
        float share = updates == 1 ? 1 : (float)((1 - decay) / (1 - Math.Pow(decay, updates)));
        Move(team, averageParameters.Write, parameters, share);
        Move(team, averageStates.Write, states, share);
    }

    public override void EndEpoch(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states)
    {
    }

    public override void Save(CheckpointContent content)
    {
        content.Add("average.parameters", averageParameters.Read.ToArray());
        content.Add("average.states", averageStates.Read.ToArray());
        content.Add("average.updates", [updates]);
    }

    public override void Load(CheckpointContent content)
    {
        float[] parameters = content.Floats("average.parameters", parameterCount), states = content.Floats("average.states", stateCount);
        updates = content.Longs("average.updates", 1)[0];
        if (updates < 0)
        {
            throw new CheckpointException("The checkpoint is damaged: it has an average of a negative number of updates.");
        }

        parameters.CopyTo(averageParameters.Write);
        states.CopyTo(averageStates.Write);
    }

    private static void Move(Team team, Span<float> average, Span<float> weights, float share)
    {
        fixed (float* a = average, w = weights)
        {
            UpdateLoop.Run(team, new AverageRule { Average = a, Weights = w, Share = share }, new TrainedRange(0, average.Length, Skipped: 0));
        }
    }
}
