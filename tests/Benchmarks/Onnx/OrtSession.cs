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
    private readonly OrtValue[] inputs;
    private readonly OrtValue output;

    /// <summary>Loads a model.</summary>
    /// <param name="model">Path of an ONNX file.</param>
    /// <param name="numbers">Read by every run: those of each input, one behind the other.</param>
    /// <param name="outputs">Written by every run.</param>
    /// <param name="threads">Threads of a run.</param>
    public OrtSession(string model, float[] numbers, float[] outputs, int threads)
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
        int start = 0;
        inputs = [.. Enumerable.Range(0, session.InputMetadata.Count).Select(Next)];
        output = OrtValue.CreateTensorValueFromMemory(outputs, Shape(session.OutputMetadata[OnnxModel.Output]));
        binding = session.CreateIoBinding();
        for (int port = 0; port < inputs.Length; port++)
        {
            binding.BindInput(OnnxModel.InputOf(port), inputs[port]);
        }

        binding.BindOutput(OnnxModel.Output, output);

        OrtValue Next(int port)
        {
            long[] shape = Shape(session.InputMetadata[OnnxModel.InputOf(port)]);
            int length = (int)shape.Aggregate(1L, (product, extent) => product * extent);
            start += length;
            return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, numbers.AsMemory(start - length, length), shape);
        }
    }

    /// <summary>One run over the whole batch.</summary>
    public void Run() => session.RunWithBinding(run, binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        Array.ForEach(inputs, input => input.Dispose());
        output.Dispose();
        session.Dispose();
        run.Dispose();
        options.Dispose();
    }

    private static long[] Shape(NodeMetadata port) => [.. port.Dimensions.Select(extent => (long)extent)];
}
