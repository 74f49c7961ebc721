using System;
using System.Collections.Generic;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>How the tests talk to a network that was compiled from text: its generated members, one to one.</summary>
public interface INet
{
    /// <summary>Values of one input sample.</summary>
    int InputLength { get; }

    /// <summary>Values of one output sample.</summary>
    int OutputLength { get; }

    /// <summary>Floats of scratch for one sample.</summary>
    int ArenaLength { get; }

    /// <summary>Estimated time of one sample: a pass uses threads from 300 µs on.</summary>
    double Nanoseconds { get; }

    /// <summary>The shape that the description gives for one output sample.</summary>
    IReadOnlyList<int> OutputShape { get; }

    /// <summary>Parameters and states.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Inference with the network's own scratch.</summary>
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Inference with the caller's scratch.</summary>
    void Forward(ReadOnlySpan<float> input, Span<float> output, Span<float> scratch);

    /// <summary>A training session that keeps its gradients.</summary>
    TrainingSession Train(int batch, Optimizer optimizer, Loss loss, ulong seed);

    /// <summary>One step of a session of this network.</summary>
    float Step(TrainingSession session, ReadOnlySpan<float> input, ReadOnlySpan<float> target);
}
