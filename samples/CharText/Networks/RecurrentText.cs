using System;
using CharText.Data;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Streams;
using StaticNets.Training;

namespace CharText.Networks;

/// <summary>The GRU: its training reads a text as a whole, piece after piece, with the state of one carried to the next.</summary>
/// <param name="network">Its network.</param>
internal sealed class RecurrentText(CharModel network) : TextModel
{
    /// <inheritdoc/>
    public override string Name => Names[0];

    /// <inheritdoc/>
    public override int Steps => CharModel.Steps;

    /// <inheritdoc/>
    public override int? Remembers => null;

    /// <inheritdoc/>
    public override NetworkDescription Description => CharModel.Description;

    /// <inheritdoc/>
    public override StreamState CreateState(int rows) => network.CreateState(rows);

    /// <inheritdoc/>
    public override void Step(ReadOnlySpan<int> characters, StreamState state, Span<float> scores) => network.Step(characters, state, scores);

    /// <inheritdoc/>
    public override TrainingSession Train(int batch, float rate, ulong seed) => new CharModel.Training(network, batch, new Adam(rate), Loss.CrossEntropy, seed) { CarryStates = true };

    /// <inheritdoc/>
    public override IDataSource Pieces(int[] text, int batch) => new TextStreams(text, batch);

    /// <inheritdoc/>
    public override IDataSource? Unseen(int[] text) => null;

    /// <inheritdoc/>
    public override void Save(string path) => network.Save(path);
}
