using System;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>A model in ONNX Runtime as fast as its interface allows: all optimisations, threads that spin while they wait, input and output bound once to memory of ours.</summary>
internal sealed class OrtSession : IDisposable
{
    private readonly SessionOptions options;
    private readonly RunOptions run = new();
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly OrtValue input;
    private readonly OrtValue output;

    /// <summary>Loads a model.</summary>
    /// <param name="model">Path of an ONNX file.</param>
    /// <param name="inputs">Read by every run.</param>
    /// <param name="outputs">Written by every run.</param>
    /// <param name="threads">Threads of a run.</param>
    public OrtSession(string model, float[] inputs, float[] outputs, int threads)
    {
        options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "1");
        session = new InferenceSession(model, options);
        input = OrtValue.CreateTensorValueFromMemory(inputs, Shape(session.InputMetadata[OnnxModel.Input]));
        output = OrtValue.CreateTensorValueFromMemory(outputs, Shape(session.OutputMetadata[OnnxModel.Output]));
        binding = session.CreateIoBinding();
        binding.BindInput(OnnxModel.Input, input);
        binding.BindOutput(OnnxModel.Output, output);
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

    private static long[] Shape(NodeMetadata port) => [.. port.Dimensions.Select(extent => (long)extent)];
}
