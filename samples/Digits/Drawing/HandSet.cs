namespace Digits.Drawing;

/// <summary>Some of the hands. Those of training and of test are different people.</summary>
/// <param name="First">Number of the first hand.</param>
/// <param name="Count">How many hands, numbered upwards.</param>
internal readonly record struct HandSet(int First, int Count)
{
    /// <summary>The hands that write the training digits.</summary>
    public static HandSet Training { get; } = new(0, 1200);

    /// <summary>The hands that write the test digits; none of them writes a training digit.</summary>
    public static HandSet Test { get; } = new(1200, 300);
}
