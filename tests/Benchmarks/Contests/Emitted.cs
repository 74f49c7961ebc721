using System;
using System.Linq;
using System.Reflection;
using StaticNets.Runtime.Streams;

namespace StaticNets.Benchmarks.Contests;

/// <summary>What the generator wrote for a network, found by name: all networks have the same members.</summary>
internal static class Emitted
{
    /// <summary>One forward pass.</summary>
    public delegate void Pass(ReadOnlySpan<float> input, Span<float> output);

    private delegate void PairPass(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> output);

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

    /// <summary>Values of a sample of all its inputs together.</summary>
    public static int InputLength(Type network) => Second(network) is { } pair ? Lengths(network, pair).Sum() : (int)Constant(network, "InputLength");

    /// <summary>Its forward pass. What a network of two inputs reads are those of the first of all samples, then those of the second.</summary>
    public static Pass Forward(object network)
    {
        Type type = network.GetType();
        if (Second(type) is not { } method)
        {
            return type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Pass>(network);
        }

        PairPass pair = method.CreateDelegate<PairPass>(network);
        int[] lengths = Lengths(type, method);
        return (input, output) =>
        {
            int first = input.Length / lengths.Sum() * lengths[0];
            pair(input[..first], input[first..], output);
        };
    }

    private static MethodInfo? Second(Type network) => Array.Find(network.GetMethods(), method => method.Name == "Forward" && method.GetParameters() is [_, { ParameterType: var second }, _] && second == typeof(ReadOnlySpan<float>));

    private static int[] Lengths(Type network, MethodInfo pair)
    {
        string second = pair.GetParameters()[1].Name!;
        return [(int)Constant(network, "InputLength"), (int)Constant(network, char.ToUpperInvariant(second[0]) + second[1..] + "Length")];
    }
}
