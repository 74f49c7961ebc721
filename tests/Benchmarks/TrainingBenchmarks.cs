using BenchmarkDotNet.Attributes;

namespace StaticNets.Benchmarks;

/// <summary>A training step of LeNet-5, batch 64, Adam. ONNX Runtime's package for .NET runs networks and does not train them: there is nothing beside it.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private TrainingStep? step;

    /// <summary>Makes the session.</summary>
    [GlobalSetup]
    public void Setup() => step = new TrainingStep();

    /// <summary>Frees its memory.</summary>
    [GlobalCleanup]
    public void Cleanup() => step?.Dispose();

    /// <summary>Forward, backward, update.</summary>
    [Benchmark]
    public float LeNet5StepBatch64() => step!.Run();
}
