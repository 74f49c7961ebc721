using System;

namespace StaticNets.Training;

/// <summary>Training and evaluation over whole data sources.</summary>
public static class Fitting
{
    /// <summary>
    /// Trains over epochs: shuffles, steps, validates, reports, stops early, keeps the best, writes checkpoints and continues from them.
    /// The learning rate that the optimizer has at the beginning is what the schedule multiplies; it has it again at the end. The weights are published at the end.
    /// </summary>
    /// <param name="session">The session. It may be one that has made steps already.</param>
    /// <param name="data">The samples.</param>
    /// <param name="options">What to do; null: ten epochs.</param>
    /// <exception cref="ArgumentException">There are no samples, or an option is out of its range.</exception>
    /// <exception cref="CheckpointException">The checkpoint belongs to another training; nothing was changed.</exception>
    public static FitHistory Fit(this TrainingSession session, IDataSource data, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(data);
        return new FitLoop(session, data, options ?? new FitOptions()).Run();
    }

    /// <summary>Publishes the session's weights, and runs the network over all samples, in order, as in inference.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Evaluation Evaluate(this TrainingSession session, IDataSource data)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(data);
        return Evaluator.Run(session, data, session.BatchCapacity, prefetch: true);
    }
}
