using System;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>What is frozen keeps its bits, and everything else does what it would do without it.</summary>
public sealed class FreezeTests
{
    private const int Rows = 6;

    private readonly float[] images = Bits.Values("images", Rows * NormedImage.InputLength);
    private readonly int[] labels = Bits.Labels("labels", Rows, NormedImage.OutputLength);

    public static TheoryData<string> Optimizers => [.. new[] { "Sgd", "Adam", "AdamW", "NAdam", "RmsProp", "Adagrad", "Adadelta", "Own" }];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Frozen_parameters_and_their_moments_keep_their_bits(string kind)
    {
        NormedImage network = new(seed: 1);
        float[] conv = network.Parameters["conv.weight"].ToArray(), bias = network.Parameters["norm.bias"].ToArray(), last = network.Parameters["fc.weight"].ToArray();
        Optimizer optimizer = Make(kind);
        using (NormedImage.Training training = new(network, Rows, optimizer, Loss.CrossEntropy))
        {
            training.Step(images, labels);
            training.Publish();
            conv = network.Parameters["conv.weight"].ToArray();
            float[][] moments = [.. optimizer.States.Select(state => state.Values[..conv.Length].ToArray())];
            training.Freeze("conv.*");
            training.Freeze("norm.bia?");
            bias = network.Parameters["norm.bias"].ToArray();
            for (int step = 0; step < 5; step++)
            {
                training.Step(images, labels);
            }

            Assert.Equal(["conv.weight", "norm.bias"], training.Frozen);
            Assert.All(optimizer.States.Zip(moments), pair => Bits.AssertSame(pair.Second, pair.First.Values[..conv.Length]));
        }

        Bits.AssertSame(conv, network.Parameters["conv.weight"]);
        Bits.AssertSame(bias, network.Parameters["norm.bias"]);
        Assert.NotEqual(last, network.Parameters["fc.weight"].ToArray());
    }

    [Fact]
    public void Without_freezing_the_same_parameters_move()
    {
        NormedImage network = new(seed: 1);
        float[] conv = network.Parameters["conv.weight"].ToArray();
        using (NormedImage.Training training = new(network, Rows, new AdamW(0.01f), Loss.CrossEntropy))
        {
            training.Freeze("conv.*");
            training.Unfreeze("conv.weight");
            training.Step(images, labels);
        }

        Assert.NotEqual(conv, network.Parameters["conv.weight"].ToArray());
    }

    [Fact]
    public void The_others_move_as_if_the_frozen_ones_had_a_gradient_of_0_and_no_decay()
    {
        // A learning rate of 0 for some is what freezing all but them must give: the same bits for fc as in a training of everything, as long as conv stays.
        NormedImage one = new(seed: 1), other = new(seed: 1);
        using (NormedImage.Training everything = new(one, Rows, new Adam(0.01f), Loss.CrossEntropy))
        using (NormedImage.Training part = new(other, Rows, new Adam(0.01f), Loss.CrossEntropy))
        {
            part.Freeze("conv.*");
            everything.Step(images, labels);
            part.Step(images, labels);
        }

        Bits.AssertSame(one.Parameters["fc.weight"], other.Parameters["fc.weight"]);
        Assert.NotEqual(one.Parameters["conv.weight"].ToArray(), other.Parameters["conv.weight"].ToArray());
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("NAdam")]
    public void What_is_unfrozen_later_begins_like_a_first_step(string kind)
    {
        // Frozen from the start and unfrozen after 50 updates, fc makes the step that a new optimizer makes from the same weights.
        NormedImage network = new(seed: 1);
        using NormedImage.Training late = new(network, Rows, Make(kind), Loss.CrossEntropy);
        late.Freeze("fc.*");
        for (int step = 0; step < 50; step++)
        {
            late.Step(images, labels);
        }

        late.Unfreeze("*");
        late.Publish();
        NormedImage copy = Copy(network);
        using NormedImage.Training fresh = new(copy, Rows, Make(kind), Loss.CrossEntropy);
        late.Step(images, labels);
        fresh.Step(images, labels);
        late.Publish();
        fresh.Publish();

        Bits.AssertSame(copy.Parameters["fc.weight"], network.Parameters["fc.weight"]);
        Assert.NotEqual(copy.Parameters["conv.weight"].ToArray(), network.Parameters["conv.weight"].ToArray());
    }

    [Fact]
    public void Gradients_of_the_frozen_are_0_and_count_for_no_norm()
    {
        using NormedImage.Training training = new(new NormedImage(seed: 1), Rows, new Sgd(0), Loss.CrossEntropy, keepGradients: true);
        training.Step(images, labels);
        float[] free = training.Gradients["fc.weight"].ToArray();
        double norm = Math.Sqrt(new[] { "fc.weight", "fc.bias" }.Sum(name => training.Gradients[name].ToArray().Sum(value => (double)value * value)));

        // The bound is that of fc alone: it clips nothing once everything else is frozen, and did before.
        training.Clip = GradientClip.ByNorm((float)(norm * 1.001));
        training.Step(images, labels);
        Assert.NotEqual(free, training.Gradients["fc.weight"].ToArray());
        training.Freeze("conv.*");
        training.Freeze("norm.*");
        training.Step(images, labels);
        Bits.AssertSame(free, training.Gradients["fc.weight"]);
        Assert.All(training.Gradients["conv.weight"].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Running_statistics_go_on_unless_they_are_frozen_too(bool statistics)
    {
        NormedImage network = new(seed: 1);
        float[] mean = network.Parameters["norm.running_mean"].ToArray();
        using (NormedImage.Training training = new(network, Rows, new Sgd(0.1f), Loss.CrossEntropy))
        {
            training.Freeze("norm.*", statistics);
            training.Step(images, labels);
        }

        Assert.Equal(statistics, mean.SequenceEqual(network.Parameters["norm.running_mean"].ToArray()));
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused_with_close_names()
    {
        using NormedImage.Training training = new(new NormedImage(seed: 1), Rows, new Sgd(0.1f), Loss.CrossEntropy);

        Assert.Contains("'conv.weight'", Assert.Throws<ArgumentException>("pattern", () => training.Freeze("conv.weigth")).Message);
        Assert.Contains("'conv.*'", Assert.Throws<ArgumentException>("pattern", () => training.Freeze("conv")).Message);
        Assert.Throws<ArgumentException>("pattern", () => training.Freeze("norm.running_mean"));
        Assert.Throws<ArgumentException>("pattern", () => training.Freeze("Conv.*"));
        Assert.Throws<ArgumentException>("pattern", () => training.Unfreeze("head.*"));
        Assert.Empty(training.Frozen);
        training.Freeze("*.weight");
        Assert.Equal(["conv.weight", "norm.weight", "fc.weight"], training.Frozen);
    }

    [Fact]
    public void A_step_with_frozen_layers_allocates_nothing()
    {
        using NormedImage.Training training = new(new NormedImage(seed: 1), Rows, new Adam(1e-3f), Loss.CrossEntropy);
        training.Freeze("conv.*", statistics: true);
        training.Step(images, labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            training.Step(images, labels);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static NormedImage Copy(NormedImage network)
    {
        using System.IO.MemoryStream file = new();
        network.Save(file);
        return NormedImage.Load(file.ToArray());
    }

    private static Optimizer Make(string kind) => kind switch
    {
        "Sgd" => new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.1f),
        "Adam" => new Adam(0.01f, weightDecay: 0.1f, amsgrad: true),
        "AdamW" => new AdamW(0.01f, weightDecay: 0.1f),
        "NAdam" => new NAdam(0.01f, weightDecay: 0.1f),
        "RmsProp" => new RmsProp(0.01f, weightDecay: 0.1f, momentum: 0.9f, centred: true),
        "Adagrad" => new Adagrad(0.01f, weightDecay: 0.1f),
        "Adadelta" => new Adadelta(0.1f, weightDecay: 0.1f),
        _ => new Everything(),
    };

    /// <summary>An optimizer of somebody who has never heard of freezing: it changes every parameter and every state.</summary>
    private sealed class Everything() : Optimizer(0.1f)
    {
        private OptimizerState seen = null!;

        public override string Settings => "everything";

        protected override void Allocate() => seen = AddState("seen");

        protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                seen.Values[i] += 1;
                parameters[i] -= LearningRate * (gradients[i] + 0.1f);
            }
        }
    }
}
