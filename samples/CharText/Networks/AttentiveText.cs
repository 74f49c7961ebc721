using System;
using CharText.Data;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace CharText.Networks;

/// <summary>The GPT: it sees a window at once and nothing before it, in training and writing.</summary>
/// <param name="network">Its network.</param>
internal sealed class AttentiveText(GptModel network) : TextModel
{
    private const float WeightDecay = 0.05f;

    /// <inheritdoc/>
    public override string Name => Names[1];

    /// <inheritdoc/>
    public override int Steps => GptModel.Steps;

    /// <inheritdoc/>
    public override int? Remembers => GptModel.Steps;

    /// <inheritdoc/>
    public override NetworkDescription Description => GptModel.Description;

    /// <inheritdoc/>
    public override StreamState CreateState(int rows) => network.CreateState(rows);

    /// <inheritdoc/>
    public override void Step(ReadOnlySpan<int> characters, StreamState state, Span<float> scores) => network.Step(characters, state, scores);

    /// <inheritdoc/>
    public override TrainingSession Train(int batch, float rate, ulong seed) =>
        new GptModel.Training(network, batch, new AdamW(rate, beta2: 0.99f, weightDecay: WeightDecay), Loss.CrossEntropy, seed);

    /// <inheritdoc/>
    public override IDataSource Pieces(int[] text, int batch) => new TextWindows(text, Steps, moving: true);

    /// <inheritdoc/>
    public override IDataSource? Unseen(int[] text) => new TextWindows(text, Steps, moving: false);

    /// <inheritdoc/>
    public override void Save(string path) => network.Save(path);
}
