using System;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>A model in ONNX Runtime as fast as its interface allows: all optimisations, one thread, input and output bound once to memory of ours.</summary>
internal sealed class OrtSession : IDisposable
{
    private readonly SessionOptions options = new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
    };

    private readonly RunOptions run = new();
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly OrtValue input;
    private readonly OrtValue output;

    /// <summary>Loads a model.</summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="inputs">Read by every run.</param>
    /// <param name="inputShape">Shape of the input, the batch first.</param>
    /// <param name="outputs">Written by every run.</param>
    public OrtSession(byte[] model, float[] inputs, int[] inputShape, float[] outputs)
    {
        session = new InferenceSession(model, options);
        input = OrtValue.CreateTensorValueFromMemory(inputs, [.. inputShape.Select(extent => (long)extent)]);
        output = OrtValue.CreateTensorValueFromMemory(outputs, [inputShape[0], outputs.Length / inputShape[0]]);
        binding = session.CreateIoBinding();
        binding.BindInput(OnnxGraph.Input, input);
        binding.BindOutput(OnnxGraph.Output, output);
    }

    /// <summary>One run over the whole batch.</summary>
    public void Run() => session.RunWithBinding(run, binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        input.Dispose();
        output.Dispose();
        session.Dispose();
        run.Dispose();
        options.Dispose();
    }
}
