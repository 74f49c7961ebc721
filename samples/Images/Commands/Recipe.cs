using Images.Data;
using StaticNets.Training;

namespace Images.Commands;

/// <summary>
/// How the networks are trained: convolutions by SGD with Nesterov momentum, patches by AdamW; over one cycle of the learning rate, labels smoothed, images mirrored and moved.
/// </summary>
internal static class Recipe
{
    /// <summary>The rate at the cycle's peak, where none is asked for.</summary>
    public static float Rate(string model) => OfPatches(model) ? 2e-3f : 0.1f;

    /// <summary>The optimizer, with the rate at the cycle's peak.</summary>
    public static Optimizer Optimizer(string model, float rate) => OfPatches(model)
        ? new AdamW(rate, weightDecay: 0.05f)
        : new Sgd(rate, momentum: 0.9f, weightDecay: 5e-4f, nesterov: true);

    /// <summary>The loss. Smoothed labels keep a network that knows all its images by heart from overconfidence.</summary>
    public static Loss Loss() => new CrossEntropy(labelSmoothing: 0.1f);

    /// <summary>The learning rate over the whole training.</summary>
    public static Schedule Schedule() => new OneCycleSchedule(peak: 0.25);

    /// <summary>The training images as each epoch sees them, changed by chance.</summary>
    public static IDataSource Source(ImageSet training, Colours colours, ulong seed) => new Augmented(new ImageSource(training, colours), seed, FlipAndShift.Apply);

    private static bool OfPatches(string model) => model is "vit" or "mixer";
}
