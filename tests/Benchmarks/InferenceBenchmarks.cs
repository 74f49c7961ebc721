using System;
using BenchmarkDotNet.Attributes;

namespace StaticNets.Benchmarks;

/// <summary>Inference beside ONNX Runtime, one thread each.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private Contest? contest;

    /// <summary>What runs.</summary>
    public enum Network
    {
        /// <summary>LeNet-5 on one image.</summary>
        LeNet5Batch1,

        /// <summary>LeNet-5 on 32 images.</summary>
        LeNet5Batch32,

        /// <summary>4-16-3 on one sample.</summary>
        TinyMlpBatch1,

        /// <summary>784-128-10 on one sample.</summary>
        DigitMlpBatch1,
    }

    /// <summary>What runs.</summary>
    [ParamsAllValues]
    public Network Case { get; set; }

    /// <summary>Builds both sides and compares their outputs.</summary>
    [GlobalSetup]
    public void Setup() => contest = Case switch
    {
        Network.LeNet5Batch1 => Contest.LeNet5(batch: 1),
        Network.LeNet5Batch32 => Contest.LeNet5(batch: 32),
        Network.TinyMlpBatch1 => Contest.TinyMlp(batch: 1),
        Network.DigitMlpBatch1 => Contest.DigitMlp(batch: 1),
        _ => throw new InvalidOperationException($"There is no case {Case}."),
    };

    /// <summary>Frees what ONNX Runtime holds.</summary>
    [GlobalCleanup]
    public void Cleanup() => contest?.Dispose();

    /// <summary>ONNX Runtime.</summary>
    [Benchmark(Baseline = true)]
    public void OnnxRuntime() => contest!.Theirs();

    /// <summary>The emitted network.</summary>
    [Benchmark]
    public void StaticNets() => contest!.Ours();
}
