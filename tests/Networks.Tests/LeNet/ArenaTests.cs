using System;
using System.Linq;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.LeNet;

/// <summary>The scratch that the constant asks for is what a pass uses, no more.</summary>
public sealed class ArenaTests
{
    private const int Guard = 256;
    private const float Mark = 12345.678f;

    [Fact]
    public void A_pass_touches_nothing_around_its_scratch()
    {
        ReluLeNet network = new(seed: 1);
        float[] images = LeNetBatches.Batch(0).Images;
        float[] expected = new float[64 * ReluLeNet.OutputLength];
        network.Forward(images, expected);

        // One float further each time: every alignment of the beginning.
        for (int shift = 0; shift < 17; shift++)
        {
            float[] memory = new float[Guard + shift + ReluLeNet.ArenaLength + Guard];
            Array.Fill(memory, Mark);
            float[] logits = new float[expected.Length];

            network.Forward(images, logits, memory.AsSpan(Guard + shift, ReluLeNet.ArenaLength));

            Assert.Equal(expected, logits);
            Assert.All(memory[..(Guard + shift)], value => Assert.Equal(Mark, value));
            Assert.All(memory[^Guard..], value => Assert.Equal(Mark, value));
        }
    }

    [Fact]
    public void One_float_less_is_refused_before_anything_is_written()
    {
        ReluLeNet network = new(seed: 1);
        float[] images = LeNetBatches.Batch(0).Images;
        float[] logits = Enumerable.Repeat(Mark, 64 * ReluLeNet.OutputLength).ToArray();

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Forward(images, logits, new float[ReluLeNet.ArenaLength - 1]));

        Assert.Contains((ReluLeNet.ArenaLength - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message);
        Assert.All(logits, value => Assert.Equal(Mark, value));
    }

    [Fact]
    public void The_session_allocates_what_the_function_says()
    {
        // Parameters, gradients and the arena; the arena is what TrainingArenaLength promises.
        long promised = ReluLeNet.TrainingArenaLength(64);

        Assert.True(promised > 64L * ReluLeNet.OutputLength);
        Assert.Equal(promised - ReluLeNet.TrainingArenaLength(63), ReluLeNet.TrainingArenaLength(2) - ReluLeNet.TrainingArenaLength(1));
        using ReluLeNet.Training training = new(new ReluLeNet(), 64, new Sgd(0.1f), Loss.CrossEntropy);
        Assert.Equal(promised, training.Plan.ArenaLength(64));
    }
}
