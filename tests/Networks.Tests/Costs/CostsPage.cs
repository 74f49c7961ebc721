using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNets.Networks.Tests.Costs.Networks;
using StaticNets.Runtime.Description;

namespace StaticNets.Networks.Tests.Costs;

/// <summary>docs/costs.md: its words, and its figures from what the compiler knows.</summary>
internal static class CostsPage
{
    /// <summary>The whole page; lines end in \n.</summary>
    public static string Write() => $$"""
        # What structure costs

        Every figure on this page is printed from the `Description` of a network in [tests/Networks.Tests/Costs/Networks](../tests/Networks.Tests/Costs/Networks), or measured on it; a test keeps it true.

        ## A 1x1 convolution before a 5x5 one

        A convolution's multiply-adds grow with the product of the channels that go in and come out, times the area of its window. The Inception module of GoogLeNet therefore narrows its input by a cheap 1x1
        convolution before the 3x3 and the 5x5 one. Its first module (3a, 192 channels of 28x28 in, 256 out), as it is and with those 1x1 convolutions left out:

        {{Inception()}}
        The 5x5 branch alone shrinks {{Ratio(Sum(PlainInception.Description, "branch3").MultiplyAdds, Sum(ReducedInception.Description, "branch3").MultiplyAdds)}}-fold: 192·32·25 weights become 192·16 + 16·32·25.

        ## A connection around two convolutions

        `[Skip] ... [Sum]` adds what goes into a block to what comes out. It has no parameters and no multiply-adds, and in inference the second convolution adds it as it writes its result, over the value that
        waited: so here it takes no scratch either. Forty-one 3x3 convolutions of 8 channels on 16x16, with ReLU and without batch norm, with and without a skip around every two:

        {{Residual()}}
        What it gives is below: the length of the loss's gradient with respect to the weights of a convolution, first weights as drawn (seed 1), one batch. Without skips next to nothing of it is left at the
        beginning: each convolution behind it takes its share away. With skips it arrives.

        {{Gradients()}}
        ## Growth

        A dense layer adds `growth` channels to all before it, and every later one reads them all. So parameters and multiply-adds grow with the square of the growth, the buffer in which the channels gather
        with the growth itself. A DenseNet-BC of 40 layers (three blocks of six) on 32x32:

        {{Growth()}}
        """.ReplaceLineEndings("\n");

    private static string Inception()
    {
        (string Label, string Branch)[] branches = [("1x1", "branch1"), ("3x3", "branch2"), ("5x5", "branch3"), ("1x1 behind a pool", "branch4")];
        (NetworkDescription reduced, NetworkDescription plain) = (ReducedInception.Description, PlainInception.Description);
        return Table(
            ["branch", "parameters", "without 1x1", "multiply-adds", "without 1x1"],
            [
                .. branches.Select(branch => Row(branch.Label, Sum(reduced, branch.Branch), Sum(plain, branch.Branch))),
                Row("all", (reduced.ParameterCount, reduced.MultiplyAdds), (plain.ParameterCount, plain.MultiplyAdds)),
            ]);
    }

    private static string[] Row(string label, (long Parameters, long MultiplyAdds) reduced, (long Parameters, long MultiplyAdds) plain) =>
        [label, Number(reduced.Parameters), Number(plain.Parameters), Number(reduced.MultiplyAdds), Number(plain.MultiplyAdds)];

    private static (long Parameters, long MultiplyAdds) Sum(NetworkDescription network, string branch)
    {
        LayerDescription[] layers = [.. network.Layers.Where(layer => layer.Name.StartsWith(branch + ".", StringComparison.Ordinal))];
        return (layers.Sum(layer => (long)layer.Parameters), layers.Sum(layer => layer.MultiplyAdds));
    }

    private static string Residual() => Table(
        ["", "without skips", "with skips"],
        [
            ["parameters", Number(PlainStack.Description.ParameterCount), Number(ResidualStack.Description.ParameterCount)],
            ["multiply-adds", Number(PlainStack.Description.MultiplyAdds), Number(ResidualStack.Description.MultiplyAdds)],
            ["bytes of scratch", Number(PlainStack.Description.ArenaBytes), Number(ResidualStack.Description.ArenaBytes)],
        ]);

    private static string Gradients()
    {
        string[] layers = ["blocks.19.conv2", "blocks.14.conv2", "blocks.9.conv2", "blocks.4.conv2", "first"];
        double[] plain = StackGradients.OfPlain(layers), residual = StackGradients.OfResidual(layers);
        return Table(["convolution", "without skips", "with skips"], [.. layers.Select((layer, i) => (string[])[$"`{layer}`", Rough(plain[i]), Rough(residual[i])])]);
    }

    private static string Growth()
    {
        (int Growth, NetworkDescription Network)[] networks = [(12, Growth12.Description), (24, Growth24.Description), (32, Growth32.Description)];
        return Table(
            ["growth", "channels at the end", "parameters", "multiply-adds", "bytes of scratch"],
            [
                .. networks.Select(entry => (string[])
                [
                    Number(entry.Growth),
                    Number(entry.Network.Layers.Single(layer => layer.Kind == "GlobalAvgPool").Input[0]),
                    Number(entry.Network.ParameterCount),
                    Number(entry.Network.MultiplyAdds),
                    Number(entry.Network.ArenaBytes),
                ]),
            ]);
    }

    private static string Table(string[] header, IEnumerable<string[]> rows) => string.Concat(
        ((string[][])[header, [.. header.Select((_, column) => column == 0 ? "---" : "---:")], .. rows]).Select(row => $"| {string.Join(" | ", row)} |\n")).TrimEnd('\n') + "\n";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(long larger, long smaller) => ((double)larger / smaller).ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>One digit: the others are another processor's.</summary>
    private static string Rough(double value) => value.ToString("0e+0", CultureInfo.InvariantCulture);
}
