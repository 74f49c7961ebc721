using System;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Passes;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace Translate.Networks;

/// <summary>One of the sample's networks: what decoding needs of it, and its training.</summary>
internal sealed record Translator
{
    /// <summary>Reads: [rows, <see cref="WritingTask.SourceSteps"/>], and how many words of each are true.</summary>
    public delegate void Reading(ReadOnlySpan<int> source, ReadOnlySpan<int> lengths, StreamState state);

    /// <summary>Takes the last word of each sentence; says how likely each word is the next: [rows, <see cref="WritingTask.TargetWords"/>], before softmax.</summary>
    public delegate void Writing(ReadOnlySpan<int> words, StreamState state, Span<float> scores);

    /// <summary>Shows every value between sentences that are read and what was written: [rows, <see cref="WritingTask.SourceSteps"/>], lengths, [rows, <see cref="WritingTask.TargetSteps"/>].</summary>
    public delegate void Showing(ReadOnlySpan<int> source, ReadOnlySpan<int> lengths, ReadOnlySpan<int> target, ITraceVisitor visitor);

    /// <summary>The name of its file.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it writes.</summary>
    public required WritingTask Task { get; init; }

    /// <summary>How it is trained.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>Its layers.</summary>
    public required NetworkDescription Description { get; init; }

    /// <summary>A state of so many sentences side by side.</summary>
    public required Func<int, StreamState> CreateState { get; init; }

    /// <summary>Has the encoder read.</summary>
    public required Reading Begin { get; init; }

    /// <summary>Has the decoder write.</summary>
    public required Writing Step { get; init; }

    /// <summary>Shows what happens in between.</summary>
    public required Showing Trace { get; init; }

    /// <summary>A training of it: rows of a batch, the optimizer, the loss, the seed.</summary>
    public required Func<int, Optimizer, Loss, ulong, TrainingSession> Train { get; init; }

    /// <summary>Writes the weights that were last published to a file, as safetensors.</summary>
    public required Action<string> Save { get; init; }
}
