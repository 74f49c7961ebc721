using System;
using System.Globalization;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Calls that cannot be right are refused before anything is written; the message names what was found and what would fit.</summary>
public sealed class ArgumentTests
{
    private const int Rows = 2;
    private const int In = PlanesImage.InputLength;
    private const int Out = PlanesImage.OutputLength;
    private const float Mark = 321;

    private readonly PlanesImage network = new(seed: 1);
    private readonly float[] images = Bits.Values("arguments", Rows * In);
    private readonly int[] labels = [1, 2];

    [Theory]
    [InlineData((Rows * In) - 1, Rows * Out, "input", In)]
    [InlineData((Rows * In) + 1, Rows * Out, "input", In)]
    [InlineData(0, Rows * Out, "output", 0)]
    [InlineData(Rows * In, (Rows * Out) - 1, "output", Rows * Out)]
    [InlineData(Rows * In, (Rows * Out) + 1, "output", Rows * Out)]
    [InlineData(Rows * In, 0, "output", Rows * Out)]
    public void Wrong_lengths_are_refused(int inputLength, int outputLength, string name, int wanted)
    {
        float[] output = Marked(outputLength);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(new float[inputLength], output));

        Assert.Equal(name, refused.ParamName);
        Assert.Contains((name == "input" ? inputLength : outputLength).ToString(CultureInfo.InvariantCulture), refused.Message);
        Assert.Contains(wanted.ToString(CultureInfo.InvariantCulture), refused.Message);
        Assert.All(output, value => Assert.Equal(Mark, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PlanesImage.ArenaLength - 1)]
    public void Too_little_scratch_is_refused(int length)
    {
        float[] output = Marked(Rows * Out);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(images, output, new float[length]));

        Assert.Contains(length.ToString(CultureInfo.InvariantCulture), refused.Message);
        Assert.Contains(PlanesImage.ArenaLength.ToString(CultureInfo.InvariantCulture), refused.Message);
        Assert.All(output, value => Assert.Equal(Mark, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((Rows * In) - 1)]
    [InlineData((Rows * In) - (Rows * Out))]
    public void An_output_inside_the_input_is_refused(int offset)
    {
        float[] memory = Marked((Rows * In) + (Rows * Out));

        Assert.Throws<ArgumentException>(() => network.Forward(memory.AsSpan(0, Rows * In), memory.AsSpan(offset, Rows * Out)));
        Assert.All(memory, value => Assert.Equal(Mark, value));

        // Side by side is no overlap.
        network.Forward(memory.AsSpan(0, Rows * In), memory.AsSpan(Rows * In, Rows * Out));
        Assert.All(memory[..(Rows * In)], value => Assert.Equal(Mark, value));
    }

    [Fact]
    public void Scratch_that_is_also_input_or_output_is_refused()
    {
        float[] memory = Marked(PlanesImage.ArenaLength + (Rows * In));

        Assert.Throws<ArgumentException>(() => network.Forward(memory.AsSpan(1, Rows * In), new float[Rows * Out], memory));
        Assert.Throws<ArgumentException>(() => network.Forward(images, memory.AsSpan(1, Rows * Out), memory));
        Assert.All(memory, value => Assert.Equal(Mark, value));
    }

    [Fact]
    public void No_sample_is_nothing_to_do_for_inference_and_refused_by_a_step()
    {
        network.Forward(default(ReadOnlySpan<float>), default);
        network.Forward(default(ReadOnlySpan<float>), default, new float[PlanesImage.ArenaLength]);
        using PlanesImage.Training training = Session(network);

        Assert.Throws<ArgumentOutOfRangeException>(() => training.Step(default, ReadOnlySpan<int>.Empty));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_session_for_no_sample_is_refused(int batch) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlanesImage.Training(network, batch, new Sgd(0.1f), Loss.CrossEntropy));

    [Fact]
    public void A_batch_beyond_the_capacity_is_refused_and_the_session_goes_on()
    {
        using PlanesImage.Training training = Session(network);
        float[] before = Bits.All(network.Parameters);

        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => training.Step(new float[(Rows + 1) * In], new int[Rows + 1]));
        Assert.Contains("1 to 2", refused.Message);
        Assert.Contains("3", refused.Message);
        Assert.Throws<ArgumentException>(() => training.Step(new float[In + 1], labels));
        Assert.ThrowsAny<ArgumentException>(() => training.Step(images, [1]));
        Assert.ThrowsAny<ArgumentException>(() => training.Step(images, [1, Out]));
        Assert.ThrowsAny<ArgumentException>(() => training.Step(images, [-1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => training.Step(images, new float[Rows * Out]));
        training.Publish();
        Bits.AssertSame(before, Bits.All(network.Parameters));

        training.Step(images, labels);
        training.Publish();
        Assert.NotEqual(before, Bits.All(network.Parameters));
    }

    [Fact]
    public void What_is_missing_or_disposed_is_said()
    {
        Assert.Throws<ArgumentNullException>("network", () => new PlanesImage.Training(null!, Rows, new Sgd(0.1f), Loss.CrossEntropy));
        Assert.Throws<ArgumentNullException>("optimizer", () => new PlanesImage.Training(network, Rows, null!, Loss.CrossEntropy));
        Assert.Throws<ArgumentNullException>("loss", () => new PlanesImage.Training(network, Rows, new Sgd(0.1f), null!));
        Assert.Throws<ArgumentNullException>("visitor", () => network.Trace(images, null!));
        PlanesImage.Training training = Session(network);
        Assert.Throws<InvalidOperationException>(training.Update);
        training.Dispose();
        training.Dispose();

        Assert.Throws<ObjectDisposedException>(() => training.Step(images, labels));
        Assert.Throws<ObjectDisposedException>(training.Publish);
    }

    private static PlanesImage.Training Session(PlanesImage network) => new(network, Rows, new Sgd(0.1f), Loss.CrossEntropy);

    private static float[] Marked(int length) => Enumerable.Repeat(Mark, length).ToArray();
}
