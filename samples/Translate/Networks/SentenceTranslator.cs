using System;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace Translate.Networks;

/// <summary>Translates short sentences.</summary>
/// <param name="network">Its network.</param>
internal sealed class SentenceTranslator(SentenceModel network) : Translator
{
    /// <inheritdoc/>
    public override int SourceSteps => SentenceModel.SourceSteps;

    /// <inheritdoc/>
    public override int TargetSteps => SentenceModel.TargetSteps;

    /// <inheritdoc/>
    public override int SourceWords => SentenceModel.SourceWords;

    /// <inheritdoc/>
    public override int TargetWords => SentenceModel.TargetWords;

    /// <inheritdoc/>
    public override NetworkDescription Description => SentenceModel.Description;

    /// <inheritdoc/>
    public override string Name => "sentences";

    /// <inheritdoc/>
    public override string Space => " ";

    /// <inheritdoc/>
    public override StreamState CreateState(int rows) => network.CreateState(rows);

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<int> source, ReadOnlySpan<int> lengths, StreamState state) => network.Begin(source, lengths, state);

    /// <inheritdoc/>
    public override void Step(ReadOnlySpan<int> words, StreamState state, Span<float> scores) => network.Step(words, state, scores);

    /// <inheritdoc/>
    public override TrainingSession Train(int batch, Optimizer optimizer, Loss loss, ulong seed) => new SentenceModel.Training(network, batch, optimizer, loss, seed);

    /// <inheritdoc/>
    public override void Save(string path) => network.Save(path);
}
