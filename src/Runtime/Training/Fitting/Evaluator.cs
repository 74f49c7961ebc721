using System;
using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>Runs a network over all samples of a source, in order, as in inference.</summary>
internal static class Evaluator
{
    public static Evaluation Run(TrainingSession session, IDataSource source, int batchSize, bool prefetch)
    {
        session.Publish();
        IReadOnlyList<int> shape = session.Plan.Outputs[0].Shape;
        float[] outputs = new float[checked(batchSize * session.Plan.Outputs[0].Length)];
        HitCounter hits = new() { Enabled = true };
        double loss = 0;
        double weight = 0;

        using BatchLoader loader = new(source, session.CreateBatch, batchSize, shuffleSeed: null, prefetch);
        loader.Start(epoch: 0);
        while (loader.Next() is { } batch)
        {
            Span<float> output = outputs.AsSpan(0, batch.Rows * session.Plan.Outputs[0].Length);
            session.Predict(batch, output);
            double share = session.Loss.Weight(shape, batch.Rows, batch.LossTarget);

            // A batch that counts for nothing has a loss of 0, or of NaN where the network fails: 0 · NaN must not spoil the mean.
            float mean = session.Loss.Evaluate(shape, batch.Rows, output, batch.LossTarget, gradient: default);
            loss += share == 0 ? 0 : mean * share;
            weight += share;
            hits.Count(session.Loss, shape, batch.Rows, output, batch.LossTarget);
        }

        return new Evaluation(weight == 0 ? 0 : loss / weight, hits.Share);
    }
}
