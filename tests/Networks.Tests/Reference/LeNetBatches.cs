using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>
/// The images and labels of make_lenet_training.py, by the same formulas: ten chequered patterns of cells 4×4 in two colours, −1 and 1; one
/// label in ten is drawn anew.
/// </summary>
public static class LeNetBatches
{
    /// <summary>Samples of a batch.</summary>
    public const int Rows = 64;

    /// <summary>Steps of the training.</summary>
    public const int Steps = 100;

    private const int Side = 32;

    /// <summary>The batch of a step, counted from 0: images [64, 1, 32, 32] and their labels, 0 to 9.</summary>
    public static (float[] Images, int[] Labels) Batch(int step)
    {
        float[] images = new float[Rows * Side * Side];
        int[] labels = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            int sample = (Rows * step) + row, pattern = (int)(HashWeights.Bits("label", sample) % 10);
            bool stray = HashWeights.Bits("stray", sample) % 100 < 10;
            labels[row] = stray ? (int)(HashWeights.Bits("other", sample) % 10) : pattern;
            for (int pixel = 0; pixel < Side * Side; pixel++)
            {
                int cell = (8 * (pixel / Side / 4)) + (pixel % Side / 4);
                images[(row * Side * Side) + pixel] = HashWeights.Bits("pattern", (64 * pattern) + cell) % 2 == 1 ? 1 : -1;
            }
        }

        return (images, labels);
    }

    /// <summary>The initial values of a parameter of LeNet-5, <c>conv1.weight</c> … <c>fc3.bias</c>.</summary>
    public static float[] Parameter(string name, int length) => HashWeights.Parameter(name, length, name.Split('.')[0] switch
    {
        "conv1" => 25,
        "conv2" => 150,
        "fc1" => 400,
        "fc2" => 120,
        _ => 84,
    });
}
