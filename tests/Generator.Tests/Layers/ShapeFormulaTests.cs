using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using Xunit;

namespace StaticNets.Generator.Tests.Layers;

/// <summary>Output shapes against an independent count of window positions, for seeded settings.</summary>
public class ShapeFormulaTests
{
    private const int Seeds = 400;

    [Fact]
    public void A_convolution_has_the_positions_that_can_be_counted() => ForEachSeed((random, n) =>
    {
        (int f, int s, int p, int dilation) = (random.Next(1, 5), random.Next(1, 4), random.Next(0, 4), random.Next(1, 4));
        Answer answer = Checks.Ask("Conv", Shape.Of(2, n, n), ("K", 5), ("F", f), ("S", s), ("P", p), ("Dilation", dilation));
        int positions = Positions(n, f, s, p, p, dilation, ceil: false);
        Matches(answer, positions, Shape.Of(5, positions, positions));
    });

    [Fact]
    public void Height_and_width_are_independent() => ForEachSeed((random, n) =>
    {
        (int height, int width) = (n + 8, n + 11);
        (int fh, int fw, int sh, int sw) = (random.Next(1, 5), random.Next(1, 5), random.Next(1, 4), random.Next(1, 4));
        Answer answer = Checks.Ask("DepthwiseConv", Shape.Of(3, height, width), ("F", $"{fh}x{fw}"), ("S", $"{sh}, {sw}"), ("Multiplier", 2));
        Assert.Equal(Shape.Of(6, Positions(height, fh, sh, 0, 0, 1, false), Positions(width, fw, sw, 0, 0, 1, false)), answer.Accepted.Output);
    });

    [Fact]
    public void Same_gives_a_position_for_every_stride_begun() => ForEachSeed((random, n) =>
    {
        (int f, int s) = (random.Next(1, 7), random.Next(1, 4));
        int positions = Enumerable.Range(0, n).Count(at => at % s == 0);
        Assert.Equal(Shape.Of(1, positions, positions), Checks.Ask("Conv", Shape.Of(1, n, n), ("F", f), ("S", s), ("Padding", Padding.Same)).Accepted.Output);
        Assert.Equal(Shape.Of(1, positions, positions), Checks.Ask("MaxPool", Shape.Of(1, n, n), ("F", f), ("S", s), ("Padding", Padding.Same)).Accepted.Output);
    });

    [Fact]
    public void An_odd_zero_of_same_goes_behind()
    {
        Window window = ((ConvSpec)Checks.Ask("Conv", Shape.Of(1, 8, 8), ("F", 4), ("Padding", Padding.Same)).Accepted).Window;
        Assert.Equal((1, 2), (window.Height.Before, window.Height.After));
    }

    [Fact]
    public void A_pool_has_the_positions_that_can_be_counted_rounded_up_or_down() => ForEachSeed((random, n) =>
    {
        (int f, int s, bool ceil) = (random.Next(1, 6), random.Next(1, 5), random.Next(2) == 0);
        int p = random.Next(0, (f / 2) + 1);
        int positions = Positions(n, f, s, p, p, 1, ceil);
        (string, object?)[] settings = [("F", f), ("S", s), ("P", p), ("CeilMode", ceil)];
        foreach (string pool in new[] { "MaxPool", "AvgPool" })
        {
            Matches(Checks.Ask(pool, Shape.Of(3, n, n), settings), positions, Shape.Of(3, positions, positions));
            Matches(Checks.Ask(pool, Shape.Of(n, 7), settings), positions, Shape.Of(positions, 7));
        }
    });

    [Fact]
    public void A_causal_convolution_has_one_output_for_every_stride_begun() => ForEachSeed((random, n) =>
    {
        (int f, int s, int dilation) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 4));
        int positions = Positions(n, f, s, dilation * (f - 1), 0, dilation, ceil: false);
        Assert.Equal(Shape.Of(positions, 4), Checks.Ask("Conv1D", Shape.Of(n, 6), ("K", 4), ("F", f), ("S", s), ("Dilation", dilation), ("Causal", true)).Accepted.Output);
        Assert.Equal(Enumerable.Range(0, n).Count(at => at % s == 0), positions);
    });

    /// <summary>The highest place that any tap of any input lands on, less what P cuts off on both sides, plus what OutputPadding adds.</summary>
    [Fact]
    public void A_transposed_convolution_reaches_as_far_as_its_taps() => ForEachSeed((random, n) =>
    {
        (int f, int s, int dilation) = (random.Next(2, 5), random.Next(1, 4), random.Next(1, 4));
        int p = random.Next(0, 2);
        int extra = random.Next(0, s);
        int last = (from at in Enumerable.Range(0, n) from tap in Enumerable.Range(0, f) select (at * s) + (tap * dilation)).Max();
        int extent = last + 1 - (2 * p) + extra;
        (string, object?)[] settings = [("K", 4), ("F", f), ("S", s), ("P", p), ("Dilation", dilation), ("OutputPadding", extra)];
        Matches(Checks.Ask("ConvTranspose", Shape.Of(2, n, n), settings), extent, Shape.Of(4, extent, extent));
        Matches(Checks.Ask("ConvTranspose", Shape.Of(n, 2), settings), extent, Shape.Of(extent, 4));
    });

    /// <summary>The kernel derives the mirrored convolution's output from the formula; it must find the input of the transposed one.</summary>
    [Fact]
    public void The_mirrored_convolution_maps_the_output_back_to_the_input() => ForEachSeed((random, n) =>
    {
        (int f, int s, int dilation) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 5));
        (int p, int extra) = (random.Next(0, 4), random.Next(0, 5));
        Answer answer = Checks.Ask("ConvTranspose", Shape.Of(2, n, n), ("F", f), ("S", s), ("P", p), ("Dilation", dilation), ("OutputPadding", extra));
        if (answer.Spec is ConvTransposeSpec spec)
        {
            Axis axis = spec.Mirrored.Window.Height;
            Assert.Equal(n, Positions(axis.In, f, s, axis.Before, axis.After, dilation, ceil: false));
        }
    });

    [Fact]
    public void The_count_of_positions_knows_the_text_book_cases()
    {
        // 5 taps over 32 pixels: 28 positions (LeNet-5); 3 taps, stride 2 over 6 pixels: 2 and, rounded up, 3.
        Assert.Equal(28, Positions(32, 5, 1, 0, 0, 1, ceil: false));
        Assert.Equal(2, Positions(6, 3, 2, 0, 0, 1, ceil: false));
        Assert.Equal(3, Positions(6, 3, 2, 0, 0, 1, ceil: true));
        Assert.NotEqual(27, Positions(32, 5, 1, 0, 0, 1, ceil: false));
    }

    // By trying every start: whole windows count; rounded up, also a last one that begins on the input or the zeros before it.
    private static int Positions(int n, int f, int s, int before, int after, int dilation, bool ceil)
    {
        int span = (dilation * (f - 1)) + 1;
        List<int> whole = Enumerable.Range(0, n + before + after).Where(start => start % s == 0 && start + span <= n + before + after).ToList();
        if (whole.Count == 0)
        {
            return 0;
        }

        int next = whole[^1] + s;
        bool reachesOver = ceil && whole[^1] + span < n + before + after && next < n + before;
        return whole.Count + (reachesOver ? 1 : 0);
    }

    private static void Matches(Answer answer, int positions, Shape shape)
    {
        if (positions < 1)
        {
            Assert.NotEmpty(answer.Findings);
        }
        else
        {
            Assert.Equal(shape, answer.Accepted.Output);
        }
    }

    private static void ForEachSeed(Action<Random, int> check)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            Random random = new(seed);
            check(random, random.Next(1, 13));
        }
    }
}
