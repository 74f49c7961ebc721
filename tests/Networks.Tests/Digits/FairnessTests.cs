using System;
using Digits.Data;
using Digits.Drawing;
using Xunit;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>The drawn digits are a fair task: who sees no strokes does not read them.</summary>
public class FairnessTests(ITestOutputHelper output)
{
    private const ulong Seed = 1; // the sample's own

    /// <summary>MNIST's figures, for comparison: 82.0 % and 92.5 %. Above a half, or the classifier itself would be at fault.</summary>
    [Fact]
    public void Nearest_mean_stays_below_80_and_softmax_regression_below_93_per_cent()
    {
        (DigitSet training, DigitSet test) = DrawnTask.Create(Seed);

        double mean = Baselines.NearestMean(training, test);
        double softmax = Baselines.Softmax(training, test, epochs: 15);
        output.WriteLine(FormattableString.Invariant($"nearest mean {100 * mean:F2} %, softmax regression {100 * softmax:F2} %"));

        Assert.InRange(mean, 0.5, 0.8);
        Assert.InRange(softmax, 0.7, 0.93);
    }

    /// <summary>Control: on digits of one careful hand both see what strokes show, so the bounds above do not come from blind classifiers.</summary>
    [Fact]
    public void On_the_digits_of_a_single_hand_both_do_well()
    {
        HandSet one = new(5, 1);
        DigitSet digits = DrawnDigits.Create(Seed, one, 2500);
        DigitSet training = Part(digits, 0, 2000), test = Part(digits, 2000, 500);

        Assert.True(Baselines.NearestMean(training, test) > 0.9);
        Assert.True(Baselines.Softmax(training, test, epochs: 10) > 0.95);
    }

    [Fact]
    public void No_hand_writes_both_training_and_test_digits()
    {
        (HandSet training, HandSet test) = (HandSet.Training, HandSet.Test);

        Assert.True(training.First + training.Count <= test.First || test.First + test.Count <= training.First);
    }

    private static DigitSet Part(DigitSet digits, int first, int count)
    {
        byte[] pixels = new byte[count * DigitSet.ImageLength];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            digits.Image(first + i).CopyTo(pixels.AsSpan(i * DigitSet.ImageLength));
            labels[i] = (byte)digits.Label(first + i);
        }

        return new DigitSet(pixels, labels);
    }
}
