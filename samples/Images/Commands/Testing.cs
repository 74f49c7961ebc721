using System;
using Images.Data;
using StaticNets.Training;

namespace Images.Commands;

/// <summary>Runs a trained network over a set of images.</summary>
internal static class Testing
{
    /// <summary>What it took each image for, by the weights last published.</summary>
    public static ConfusionMatrix Run(TrainingSession session, ImageSet images, Colours colours)
    {
        ConfusionMatrix confusion = new(ImageSet.Classes);
        ImageSource source = new(images, colours);
        Batch batch = session.CreateBatch();
        float[] scores = new float[batch.Capacity * ImageSet.Classes];
        for (int first = 0; first < images.Count; first += batch.Capacity)
        {
            batch.Rows = Math.Min(batch.Capacity, images.Count - first);
            for (int row = 0; row < batch.Rows; row++)
            {
                source.Fill(first + row, batch[row]);
            }

            Span<float> read = scores.AsSpan(0, batch.Rows * ImageSet.Classes);
            session.Predict(batch, read);
            confusion.Add(read, batch.Classes);
        }

        return confusion;
    }
}
