using System;
using System.Linq;
using StaticNets.Training;

namespace Reporting;

/// <summary>Runs a trained network over samples that it has not seen.</summary>
public static class Testing
{
    /// <summary>What it took each sample for, or each step of each sequence up to its true length; by the weights last published.</summary>
    /// <param name="session">The network's training.</param>
    /// <param name="samples">The samples, each with its class or classes.</param>
    /// <param name="classes">How many classes there are.</param>
    public static ConfusionMatrix Run(TrainingSession session, IDataSource samples, int classes)
    {
        ConfusionMatrix confusion = new(classes);
        PortInfo output = session.Plan.Outputs[0];
        int lengths = session.Plan.Inputs.Select(input => input.Name).ToList().IndexOf(output.Lengths);
        Batch batch = session.CreateBatch();
        float[] scores = new float[batch.Capacity * output.Length];
        for (int first = 0; first < samples.Count; first += batch.Capacity)
        {
            batch.Rows = Math.Min(batch.Capacity, samples.Count - first);
            for (int row = 0; row < batch.Rows; row++)
            {
                samples.Fill(first + row, batch[row]);
            }

            session.Predict(batch, scores.AsSpan(0, batch.Rows * output.Length));
            for (int row = 0; row < batch.Rows; row++)
            {
                int steps = lengths < 0 ? batch.ClassesPerSample : batch.Tokens(lengths)[row];
                confusion.Add(scores.AsSpan(row * output.Length, steps * classes), batch.Classes.Slice(row * batch.ClassesPerSample, steps));
            }
        }

        return confusion;
    }
}
