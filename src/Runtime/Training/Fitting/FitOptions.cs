using System;
using System.Threading;

namespace StaticNets.Training;

/// <summary>What <see cref="Fitting.Fit"/> is to do. Everything has a default.</summary>
public sealed class FitOptions
{
    /// <summary>
    /// Times that every sample is seen. A training may be resumed with more epochs, unless its schedule depends on their number (<see cref="Schedule.DependsOnTotalSteps"/>).
    /// </summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows of a batch, the last of an epoch apart; null: as many as the session takes.</summary>
    public int? BatchSize { get; init; }

    /// <summary>
    /// Whether an epoch leaves out the samples that do not fill a batch, as <c>drop_last</c> does: batch normalisation of vectors cannot train on a last batch of one
    /// row. Shuffled, every epoch leaves out others. Validation leaves out none.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Whether every epoch has an order of its own; otherwise the source's. Where states are carried from step to step (<see cref="TrainingSession.CarryStates"/>) it must be the source's; every epoch then
    /// begins without states.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Seed of the order of samples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether another thread fills the next batch meanwhile. The results are the same.</summary>
    public bool Prefetch { get; init; } = true;

    /// <summary>Samples that are evaluated after every epoch and never trained on.</summary>
    public IDataSource? Validation { get; init; }

    /// <summary>How the learning rate changes; null: not at all.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>A bound on gradients; null: the session's own.</summary>
    public GradientClip? Clip { get; init; }

    /// <summary>
    /// How weights are averaged over the training; null: not at all. What is validated, published and kept as the best is the average then; the training itself goes on from the last weights.
    /// At the end, cancelled or not, session and network have the average.
    /// </summary>
    public WeightAveraging? Averaging { get; init; }

    /// <summary>
    /// A figure of one's own, of which less is better (an error, or the negative of a score): <see cref="Patience"/> and <see cref="KeepBest"/> go by it instead of the loss, and it stands in
    /// <see cref="EpochResult.Monitored"/>. Called after every epoch, with the weights published.
    /// </summary>
    public Func<EpochResult, double>? Monitor { get; init; }

    /// <summary>
    /// Ends the training after so many epochs in a row without a smaller validation loss (training loss, where there is no validation; <see cref="Monitor"/>'s figure, where there is one); null: never.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>Whether the network ends with the weights of its best epoch instead of those of the last.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Where to write checkpoints: after every epoch, and on cancellation; null: nowhere.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Steps between further checkpoints within an epoch; 0: none.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>Whether to go on from the checkpoint, if it is there: to the bit as if there had been no break, with the same tensors frozen.</summary>
    public bool Resume { get; init; }

    /// <summary>Called after every step.</summary>
    public Action<FitProgress>? Progress { get; init; }

    /// <summary>Called after every epoch.</summary>
    public Action<EpochResult>? EpochEnd { get; init; }

    /// <summary>Ends the training after the current step. Not an exception: the history says so, and the network has the weights so far.</summary>
    public CancellationToken Cancellation { get; init; }
}
