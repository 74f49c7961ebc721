using System;
using StaticNets.Training;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>Points of three overlapping clouds in four dimensions, each with its cloud's number.</summary>
public sealed class Clouds(int count, int seed = 5) : IDataSource
{
    public int Count => count;

    /// <summary>Called for each sample.</summary>
    public Action<int>? Filling { get; set; }

    public void Fill(int index, Sample sample)
    {
        Filling?.Invoke(index);
        Random random = new((seed * 100_003) + index);
        int cloud = random.Next(3);
        for (int i = 0; i < sample.Input.Length; i++)
        {
            sample.Input[i] = (i == cloud ? 1.5f : -0.5f) + (2 * random.NextSingle()) - 1;
        }

        if (sample.Classes.IsEmpty)
        {
            sample.Target.Clear();
            sample.Target[cloud] = 1;
        }
        else
        {
            sample.Label = cloud;
        }
    }
}
