using System;
using System.Linq;
using System.Reflection;
using StaticNets.Benchmarks.Contests;
using StaticNets.Training;

namespace StaticNets.Benchmarks.Training;

/// <summary>Training steps of an emitted network that is known by its class alone: SGD on a drawn batch.</summary>
internal static class TrainingPass
{
    private delegate float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target);

    /// <summary>One step, always on the same batch.</summary>
    /// <param name="network">The class.</param>
    /// <param name="weights">File of first weights.</param>
    /// <param name="batch">Samples of a step.</param>
    public static Action Of(Type network, string weights, int batch)
    {
        // So small a rate that the weights stay what they are, however long is measured.
        Type session = network.GetNestedType("Training")!;
        object training = session.GetConstructors().Single().Invoke([Emitted.Load(network, weights), batch, new Sgd(1e-6f), Loss.CrossEntropy, 0UL, false]);
        Step step = session.GetMethod("Step", [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<int>)])!.CreateDelegate<Step>(training);
        int classes = (int)Emitted.Constant(network, "OutputLength");
        float[] input = DrawnWeights.Uniform("input", batch * (int)Emitted.Constant(network, "InputLength"), -1, 1);
        int[] targets = [.. Enumerable.Range(0, batch).Select(sample => sample * 7 % classes)];
        return () => step(input, targets);
    }
}
