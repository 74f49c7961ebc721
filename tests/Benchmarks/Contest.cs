using System;
using System.Linq;
using StaticNets.Benchmarks.Networks;
using StaticNets.Benchmarks.Onnx;

namespace StaticNets.Benchmarks;

/// <summary>One network with the same weights and the same batch on both sides. It exists only if the outputs agree.</summary>
internal sealed class Contest : IDisposable
{
    private const float Tolerance = 1e-4f;

    private readonly float[] inputs;
    private readonly float[] outputs;
    private readonly Pass pass;
    private readonly OrtSession session;

    private Contest(string name, int[] shape, int outputLength, Pass pass, Func<OnnxGraph, OnnxGraph> layers, Runtime.Parameters.ParameterSet weights)
    {
        Name = name;
        this.pass = pass;
        int length = shape.Aggregate(1, (product, extent) => product * extent);
        Random random = new(1);
        inputs = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
        outputs = new float[shape[0] * outputLength];
        float[] theirs = new float[outputs.Length];
        session = new OrtSession(layers(new OnnxGraph(weights, shape)).Build(outputLength), inputs, shape, theirs);

        Ours();
        Theirs();
        Difference = outputs.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
        if (!(Difference <= Tolerance) || theirs.All(value => value == 0))
        {
            session.Dispose();
            throw new InvalidOperationException($"{name}: the outputs differ by {Difference}; {Tolerance} is allowed. Nothing was timed.");
        }
    }

    private delegate void Pass(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Network and batch.</summary>
    public string Name { get; }

    /// <summary>The largest difference between the outputs of the two.</summary>
    public float Difference { get; }

    /// <summary>LeNet-5, 416,520 multiply-adds a sample.</summary>
    public static Contest LeNet5(int batch)
    {
        LeNet5 network = new(seed: 1);
        return new Contest($"LeNet-5, batch {batch}", [batch, 1, 32, 32], Networks.LeNet5.OutputLength, network.Forward, Layers, network.Parameters);

        static OnnxGraph Layers(OnnxGraph graph) => graph
            .Conv("conv1", 5).Relu().MaxPool()
            .Conv("conv2", 5).Relu().MaxPool()
            .Flatten().Dense("fc1").Relu().Dense("fc2").Relu().Dense("fc3");
    }

    /// <summary>4-16-3.</summary>
    public static Contest TinyMlp(int batch)
    {
        TinyMlp network = new(seed: 1);
        return new Contest($"MLP 4-16-3, batch {batch}", [batch, 4], Networks.TinyMlp.OutputLength, network.Forward, TwoDense, network.Parameters);
    }

    /// <summary>784-128-10.</summary>
    public static Contest DigitMlp(int batch)
    {
        DigitMlp network = new(seed: 1);
        return new Contest($"MLP 784-128-10, batch {batch}", [batch, 784], Networks.DigitMlp.OutputLength, network.Forward, TwoDense, network.Parameters);
    }

    /// <summary>One pass of ours.</summary>
    public void Ours() => pass(inputs, outputs);

    /// <summary>One pass of ONNX Runtime.</summary>
    public void Theirs() => session.Run();

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static OnnxGraph TwoDense(OnnxGraph graph) => graph.Dense("fc1").Relu().Dense("fc2");
}
