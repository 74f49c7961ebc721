using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Tests;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>Dropout and drop path: nothing in inference; in training the right share is dropped, the rest scaled, and backward agrees with forward.</summary>
public sealed class DropTests
{
    private const int Values = 20_000;

    public static TheoryData<string> Layers => [.. DropConfigurations.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Inference_is_the_input(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer))
        {
            float[] x = Floats.Uniform(configuration.Rows * net.InputLength, configuration.Seed), y = new float[x.Length];
            net.Forward(x, y);
            Floats.SameBits(x, y, $"in inference of {configuration}");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Training_drops_its_share_scales_the_rest_and_backward_agrees(string layer)
    {
        foreach ((Pass pass, double rate) in Passes(layer))
        {
            // Five standard deviations of a binomial distribution: one such failure in two million right ones.
            double kept = pass.Draws.Count(draw => draw), draws = pass.Draws.Length;
            Assert.InRange(kept, (draws * (1 - rate)) - (5 * Math.Sqrt(draws * rate * (1 - rate))), (draws * (1 - rate)) + (5 * Math.Sqrt(draws * rate * (1 - rate))));
            Floats.SameBits(pass.Expected(pass.X, rate), pass.Y, $"of {layer} at rate {rate}");
            Floats.SameBits(pass.Expected(pass.Dy, rate), pass.Dx, $"of the gradient of {layer} at rate {rate}");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_same_seed_and_step_draw_the_same_and_others_draw_others(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.Of(layer).Where(pair => RateOf(pair.Configuration) > 0))
        {
            Pass first = new(layer, configuration, net, seed: 11, steps: 1), again = new(layer, configuration, net, seed: 11, steps: 1);
            Floats.SameBits(first.Y, again.Y, $"of {configuration} drawn again");
            Assert.NotEqual(first.Draws, new Pass(layer, configuration, net, seed: 12, steps: 1).Draws);
            Assert.NotEqual(first.Draws, new Pass(layer, configuration, net, seed: 11, steps: 2).Draws);
        }
    }

    private static IEnumerable<(Pass Pass, double Rate)> Passes(string layer) => CompiledLayers.Of(layer)
        .Select(pair => (new Pass(layer, pair.Configuration, pair.Net, seed: 5, steps: 1), RateOf(pair.Configuration)));

    private static double RateOf(LayerConfiguration configuration) => DropConfigurations.Rates[configuration.Seed - 1];

    /// <summary>The last of some training steps over many samples.</summary>
    private sealed class Pass
    {
        // A draw decides about so many values: drop path drops whole samples.
        private readonly int together;

        public Pass(string layer, LayerConfiguration configuration, INet net, ulong seed, int steps)
        {
            together = layer == "DropPath" ? net.InputLength : 1;
            int rows = Math.Max(layer == "DropPath" ? 500 : 1, Values / net.InputLength);

            // From 1 to 2: no input is zero, so that a zero is a dropped value.
            X = Floats.Uniform(rows * net.InputLength, configuration.Seed, 1, 2);
            Dy = Floats.Uniform(X.Length, configuration.Seed + 1, 1, 2);
            CotangentLoss loss = new(Dy.Length);
            using TrainingSession session = net.Train(rows, new Sgd(0), loss, seed);
            for (int step = 0; step < steps; step++)
            {
                net.Step(session, X, Dy);
            }

            Y = loss.Output.ToArray();
            Dx = session.InputGradient.ToArray();
            Draws = [.. Enumerable.Range(0, X.Length / together).Select(draw => Y[draw * together] != 0)];
        }

        public float[] X { get; }

        public float[] Dy { get; }

        public float[] Y { get; }

        public float[] Dx { get; }

        /// <summary>Whether each draw kept its values.</summary>
        public bool[] Draws { get; }

        /// <summary>What these values become: 0, or times 1 / (1 - rate).</summary>
        public float[] Expected(float[] values, double rate) =>
            [.. values.Select((value, i) => Draws[i / together] ? value * (1 / (1 - (float)rate)) : 0)];
    }
}
