using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Training;

/// <summary>Runs a network over all samples of a source, in order, as in inference.</summary>
internal static class Evaluator
{
    public static Evaluation Run(TrainingSession session, IDataSource source, int batchSize, bool prefetch)
    {
        session.Publish();
        IReadOnlyList<int> shape = session.Plan.Outputs[0].Shape;
        float[] outputs = new float[checked(batchSize * session.Plan.Outputs[0].Length)];
        PortInfo port = session.Plan.Outputs[0];
        int lengthsPort = Enumerable.Range(0, session.Plan.Inputs.Count).Where(i => session.Plan.Inputs[i].Name == port.Lengths).DefaultIfEmpty(-1).First();
        TrueSteps? steps = lengthsPort < 0 ? null : new TrueSteps(shape, batchSize);
        HitCounter hits = new() { Enabled = true };
        double loss = 0;
        double weight = 0;

        using BatchLoader loader = new(source, session.CreateBatch, batchSize, shuffleSeed: null, prefetch);
        loader.Start(epoch: 0);
        while (loader.Next() is { } batch)
        {
            Span<float> output = outputs.AsSpan(0, batch.Rows * session.Plan.Outputs[0].Length);
            session.Predict(batch, output);
            steps?.Gather(batch.Tokens(lengthsPort), output, batch.LossTarget);
            (double share, float mean) = steps is null
                ? Mean(session.Loss, shape, batch.Rows, output, batch.LossTarget)
                : Mean(session.Loss, steps.Step, steps.Rows, steps.Values, steps.Target);

            // A batch that counts for nothing has a loss of 0, or of NaN where the network fails: 0 · NaN must not spoil the mean.
            loss += share == 0 ? 0 : mean * share;
            weight += share;
            hits.Count(session.Loss, shape, batch.Rows, output, batch.LossTarget, lengthsPort < 0 ? default : batch.Tokens(lengthsPort));
        }

        return new Evaluation(weight == 0 ? 0 : loss / weight, hits.Share);
    }

    private static (double Share, float Mean) Mean(Loss loss, IReadOnlyList<int> shape, int rows, ReadOnlySpan<float> output, in LossTarget target) =>
        (loss.Weight(shape, rows, target), loss.Evaluate(shape, rows, output, target, gradient: default));
}
