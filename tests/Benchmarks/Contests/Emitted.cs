using System;
using System.Reflection;
using StaticNets.Runtime.Streams;

namespace StaticNets.Benchmarks.Contests;

/// <summary>What the generator wrote for a network, found by name: all networks have the same members.</summary>
internal static class Emitted
{
    /// <summary>One forward pass.</summary>
    public delegate void Pass(ReadOnlySpan<float> input, Span<float> output);

    private delegate void StepPass(ReadOnlySpan<float> input, StreamState state, Span<float> output);

    /// <summary>A constant of a network.</summary>
    public static long Constant(Type network, string name) => Convert.ToInt64(network.GetField(name)!.GetRawConstantValue(), null);

    /// <summary>The network with the weights of a file.</summary>
    public static object Load(Type network, string path) => network.GetMethod("Load", [typeof(string)])!.CreateDelegate<Func<string, object>>()(path);

    /// <summary>Its steps, one after the other.</summary>
    public static Pass Steps(object network)
    {
        StreamState state = (StreamState)network.GetType().GetMethod("CreateState")!.Invoke(network, [1])!;
        StepPass step = network.GetType().GetMethod("Step")!.CreateDelegate<StepPass>(network);
        return (input, output) => step(input, state, output);
    }

    /// <summary>Its forward pass.</summary>
    public static Pass Forward(object network) => network.GetType().GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Pass>(network);
}
