using System;

namespace StaticNets.Training;

/// <summary>Refuses options that make no sense, before anything is done.</summary>
internal static class FitCheck
{
    public static void Options(TrainingSession session, IDataSource data, FitOptions options, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.CheckpointEverySteps);
        if (data.Count < 1)
        {
            throw new ArgumentException("The data source has no samples.", nameof(data));
        }

        if (options.Validation is { Count: < 1 })
        {
            throw new ArgumentException("The validation source has no samples; leave it out instead.", nameof(options));
        }

        if (batchSize < 1 || batchSize > session.BatchCapacity)
        {
            throw new ArgumentOutOfRangeException(nameof(options), batchSize, $"The batch size must be in 1..{session.BatchCapacity}, which is what the session takes.");
        }

        if (options.DropLast && data.Count < batchSize)
        {
            throw new ArgumentException($"DropLast leaves out everything: {data.Count} samples do not fill a batch of {batchSize}.", nameof(options));
        }

        if (options.Patience is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Patience, "The patience must be at least one epoch.");
        }

        if (options.CheckpointPath is null && (options.Resume || options.CheckpointEverySteps > 0))
        {
            throw new ArgumentException("Checkpoints need a CheckpointPath.", nameof(options));
        }

        if (session.CarryStates && options.Shuffle)
        {
            throw new ArgumentException("The session carries states from step to step (CarryStates), so that batches must follow each other as their sequences do: fit with Shuffle = false.", nameof(options));
        }

        if (session.HasPending)
        {
            throw new InvalidOperationException("The session holds accumulated gradients; call Update first.");
        }
    }
}
