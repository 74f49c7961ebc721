using System;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace Translate.Networks;

/// <summary>One of the sample's networks: what decoding needs of it, and its training.</summary>
internal abstract class Translator
{
    /// <summary>Words of a sentence that it reads.</summary>
    public abstract int SourceSteps { get; }

    /// <summary>Words of a sentence that it writes, its end among them.</summary>
    public abstract int TargetSteps { get; }

    /// <summary>Words that it knows to read.</summary>
    public abstract int SourceWords { get; }

    /// <summary>Words that it knows to write.</summary>
    public abstract int TargetWords { get; }

    /// <summary>Its layers.</summary>
    public abstract NetworkDescription Description { get; }

    /// <summary>The name of its file.</summary>
    public abstract string Name { get; }

    /// <summary>What stands between words that it writes.</summary>
    public abstract string Space { get; }

    /// <summary>A state of so many sentences side by side.</summary>
    public abstract StreamState CreateState(int rows);

    /// <summary>Reads: [rows, <see cref="SourceSteps"/>], and how many words of each are true.</summary>
    public abstract void Begin(ReadOnlySpan<int> source, ReadOnlySpan<int> lengths, StreamState state);

    /// <summary>Takes the last word of each sentence; says how likely each word is the next: [rows, <see cref="TargetWords"/>], before softmax.</summary>
    public abstract void Step(ReadOnlySpan<int> words, StreamState state, Span<float> scores);

    /// <summary>A training of it.</summary>
    public abstract TrainingSession Train(int batch, Optimizer optimizer, Loss loss, ulong seed);

    /// <summary>Writes the weights that were last published, as safetensors.</summary>
    public abstract void Save(string path);
}
