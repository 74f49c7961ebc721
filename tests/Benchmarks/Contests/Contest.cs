using System;
using System.Linq;
using System.Runtime.CompilerServices;
using StaticNets.Benchmarks.Onnx;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Contests;

/// <summary>One network with the same weights and the same batch on both sides. It exists only if the outputs agree.</summary>
internal sealed class Contest : IDisposable
{
    /// <summary>What the length of the difference of the outputs may be, as a part of their length: Winograd's F(4x4) in fifty layers, with a margin of about three.</summary>
    public const double Tolerance = 1e-4;

    private readonly float[] inputs;
    private readonly float[] outputs;
    private readonly Emitted.Pass pass;
    private readonly OrtSession session;

    /// <summary>Loads both sides and compares them.</summary>
    /// <param name="measured">Network and batch.</param>
    /// <param name="model">File of the ONNX model.</param>
    /// <param name="weights">File of the same weights.</param>
    /// <param name="threads">Threads of each side.</param>
    /// <exception cref="InvalidOperationException">The outputs differ.</exception>
    public Contest(Case measured, string model, string weights, int threads)
    {
        object network = Emitted.Load(measured.Network, weights);
        pass = measured.Steps ? Emitted.Steps(network) : Emitted.Forward(network);
        inputs = DrawnWeights.Uniform("input", measured.Batch * Emitted.InputLength(measured.Network), -1, 1);
        outputs = new float[measured.Batch * (int)Emitted.Constant(measured.Network, "OutputLength")];
        float[] theirs = new float[outputs.Length];
        session = new OrtSession(model, inputs, theirs, threads);

        Ours(1);
        Theirs(1);
        double length = Math.Sqrt(theirs.Sum(value => (double)value * value));
        Difference = Math.Sqrt(outputs.Zip(theirs, (a, b) => (double)(a - b) * (a - b)).Sum()) / length;
        bool same = Enumerable.Range(0, measured.Batch).All(row => Top(outputs, row, measured.Batch) == Top(theirs, row, measured.Batch));
        if (!(Difference <= Tolerance) || !same)
        {
            session.Dispose();
            throw new InvalidOperationException($"{measured.Name}: the outputs differ by {Shown.Power(Difference)} of their length ({Shown.Power(Tolerance)} is allowed){(same ? "" : ", and in what is largest")}. Nothing was timed.");
        }
    }

    /// <summary>Length of the difference of the outputs, as a part of their length.</summary>
    public double Difference { get; }

    // The loops are compiled at their best at once: one that the runtime replaces while it runs keeps the frame it began with, and a call of 16 ns took 40 in it.

    /// <summary>Passes of ours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Ours(int times)
    {
        for (int i = 0; i < times; i++)
        {
            pass(inputs, outputs);
        }
    }

    /// <summary>Passes of ONNX Runtime.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Theirs(int times)
    {
        for (int i = 0; i < times; i++)
        {
            session.Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static int Top(float[] scores, int row, int rows)
    {
        ReadOnlySpan<float> mine = scores.AsSpan(row * (scores.Length / rows), scores.Length / rows);
        return mine.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max(mine));
    }
}
