using System;
using System.Diagnostics;

namespace StaticNets.Training;

/// <summary>One call of <see cref="Fitting.Fit"/>.</summary>
internal sealed class FitLoop
{
    private readonly TrainingSession session;
    private readonly IDataSource data;
    private readonly FitOptions options;
    private readonly int batchSize;
    private readonly Checkpoint? checkpoint;
    private FitState state = new();
    private long epochBegan;
    private int samplesSinceBegan;

    public FitLoop(TrainingSession session, IDataSource data, FitOptions options)
    {
        this.session = session;
        this.data = data;
        this.options = options;
        batchSize = options.BatchSize ?? session.BatchCapacity;
        FitCheck.Options(session, data, options, batchSize);
        checkpoint = options.CheckpointPath is null ? null : new Checkpoint(session, data.Count, batchSize, options);
    }

    public FitHistory Run()
    {
        state.BaseRate = session.Optimizer.LearningRate;
        WeightAverage? average = options.Averaging?.Begin(session.Plan.Layout.ParameterCount, session.Plan.Layout.StateCount);
        if (options.Resume && checkpoint!.Load(state.BaseRate, average) is { } saved)
        {
            state = saved;
        }

        GradientClip? before = session.Clip;
        session.Clip = options.Clip ?? before;
        session.Average = average;
        session.Hits.Enabled = true;
        try
        {
            bool cancelled = RunEpochs();
            SessionWeights? last = !cancelled && state.Best is { } best ? best : average is { Exists: true } ? session.CopyPublished() : null;
            session.Average = null;
            if (last is not null)
            {
                session.Restore(last);
            }

            session.Publish();
            return new FitHistory(state.History, state.BestEpoch, OutOfPatience, cancelled);
        }
        finally
        {
            session.Optimizer.LearningRate = state.BaseRate;
            session.Clip = before;
            session.Average = null;
            session.Hits.Enabled = false;
        }
    }

    private bool OutOfPatience => state.EpochsSinceBest >= options.Patience;

    /// <summary>True: cancelled.</summary>
    private bool RunEpochs()
    {
        using BatchLoader loader = new(data, session.CreateBatch, batchSize, options.Shuffle ? options.Seed : null, options.Prefetch, options.DropLast);
        while (state.Epoch < options.Epochs && !OutOfPatience)
        {
            epochBegan = Stopwatch.GetTimestamp();
            samplesSinceBegan = 0;
            if (state.Batch == 0)
            {
                session.ForgetStates();
            }

            loader.Start(state.Epoch, state.Batch);
            while (state.Batch < loader.BatchesPerEpoch)
            {
                if (options.Cancellation.IsCancellationRequested)
                {
                    SaveCheckpoint();
                    return true;
                }

                Step(loader.Next()!, loader.BatchesPerEpoch);
            }

            EndEpoch();
            SaveCheckpoint();
        }

        return false;
    }

    private void Step(Batch batch, int stepsPerEpoch)
    {
        SchedulePosition position = new(state.Step, (long)options.Epochs * stepsPerEpoch, stepsPerEpoch);
        state.Rate = (float)(state.BaseRate * (options.Schedule?.Factor(position) ?? 1));
        session.Optimizer.LearningRate = state.Rate;
        (session.Hits.Hits, session.Hits.Seen) = (0, 0);

        float loss = session.Step(batch);

        state.Step++;
        state.Batch++;
        samplesSinceBegan += batch.Rows;
        if (session.LastStepRefused)
        {
            state.Refused++;
        }
        else
        {
            session.UpdateAverage();
            double weight = session.WeightOf(batch);
            state.LossSum += loss * weight;
            state.WeightSum += weight;
            state.Hits += session.Hits.Hits;
            state.Seen += session.Hits.Seen;
        }

        options.Progress?.Invoke(Progress(loss, stepsPerEpoch));
        if (options.CheckpointEverySteps > 0 && state.Step % options.CheckpointEverySteps == 0 && state.Batch < stepsPerEpoch)
        {
            SaveCheckpoint();
        }
    }

    private FitProgress Progress(float loss, int stepsPerEpoch)
    {
        double seconds = Stopwatch.GetElapsedTime(epochBegan).TotalSeconds;
        double perSecond = samplesSinceBegan / Math.Max(seconds, 1e-9);
        double perEpoch = options.DropLast ? (double)stepsPerEpoch * batchSize : data.Count;
        double left = ((options.Epochs - state.Epoch) * perEpoch) - Math.Min((double)state.Batch * batchSize, perEpoch);
        TimeSpan remaining = TimeSpan.FromSeconds(Math.Min(left / perSecond, TimeSpan.MaxValue.TotalSeconds / 2));
        return new FitProgress(
            state.Epoch + 1, options.Epochs, state.Batch, stepsPerEpoch, loss, state.Loss, state.Accuracy, state.Rate, session.LastStepRefused, perSecond, remaining);
    }

    private void EndEpoch()
    {
        session.EndEpochOfAverage();
        Evaluation validation = options.Validation is { } source
            ? Evaluator.Run(session, source, batchSize, options.Prefetch)
            : new Evaluation(double.NaN, double.NaN);
        state.Epoch++;
        EpochResult result = new(
            state.Epoch,
            state.Loss,
            state.Accuracy,
            validation.Loss,
            validation.Accuracy,
            state.Rate,
            state.Refused,
            state.Seconds + Stopwatch.GetElapsedTime(epochBegan).TotalSeconds);
        if (options.Monitor is { } monitor)
        {
            session.Publish();
            result = result with { Monitored = monitor(result) };
        }

        state.History.Add(result);

        // A NaN is never the best.
        if (result.Monitored < state.BestLoss)
        {
            (state.BestLoss, state.BestEpoch, state.EpochsSinceBest) = (result.Monitored, state.Epoch, 0);
            state.Best = options.KeepBest ? session.CopyPublished() : null;
        }
        else
        {
            state.EpochsSinceBest++;
        }

        state.BeginEpoch();
        options.EpochEnd?.Invoke(result);
    }

    private void SaveCheckpoint()
    {
        if (checkpoint is not null)
        {
            double seconds = state.Batch == 0 ? 0 : state.Seconds + Stopwatch.GetElapsedTime(epochBegan).TotalSeconds;
            checkpoint.Save(state, seconds);
        }
    }
}
