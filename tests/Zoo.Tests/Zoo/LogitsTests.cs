using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>Same weights, same images as PyTorch: the logits agree. One network of each family; all with STATICNETS_LONG=1.</summary>
public sealed class LogitsTests
{
    /// <summary>
    /// Normwise. PyTorch's own float32 is 1e-7 to 4e-6 from float64 (zoo.json, float32_distance), most where linear bottlenecks follow one another; a fast convolution by Winograd's
    /// transform loses a digit more.
    /// </summary>
    private const double Tolerance = 2e-5;

    /// <summary>Of PyTorch's own distance: half as much again.</summary>
    private const double OfPyTorch = 1.5;

    /// <summary>DenseNet-121, whose norms stand before its convolutions, comes to 1.7 times PyTorch's distance.</summary>
    private const double OfPyTorchWithNormsFirst = 2;

    public static IEnumerable<TheoryDataRow<string>> ExactNetworks => ZooNetworks.Exact.Select(network => new TheoryDataRow<string>(network.Name));

    public static IEnumerable<TheoryDataRow<string>> Networks => ZooNetworks.Chosen.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Logits_are_those_of_PyTorch(string name)
    {
        ZooReference reference = ZooReference.Load(name);
        float[] logits = Logits(ZooNetworks.Of(name), reference);
        double[] distances = Distances(reference, logits);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {distances.Max():E1}"));

        Assert.All(distances, distance => Assert.InRange(distance, 0, Tolerance));
        Assert.Equal(reference.First, Rows(logits).Select(row => Array.IndexOf(row, row.Max())));
    }

    /// <summary>Copies that stay within direct summation's error.</summary>
    [Theory]
    [MemberData(nameof(ExactNetworks))]
    public void Exact_logits_are_closer(string name)
    {
        ZooReference reference = ZooReference.Load(name);
        double[] distances = Distances(reference, Logits(ZooNetworks.Exact.Single(network => network.Name == name), reference));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {distances.Max():E1}"));

        Assert.All(distances, distance => Assert.InRange(distance, 0, (name == "DenseNet121" ? OfPyTorchWithNormsFirst : OfPyTorch) * reference.SingleDistance));
    }

    /// <summary>One filter of 64 of one convolution in the middle, one percent larger.</summary>
    [Fact]
    public void A_filter_that_is_one_percent_off_is_seen()
    {
        ZooReference reference = ZooReference.Load("ResNet18");
        float[] logits = Logits(ZooNetworks.Of("ResNet18"), reference, (name, values) =>
        {
            for (int i = 0; name == "layer2.0.conv1.weight" && i < values.Length / 64; i++)
            {
                values[i] *= 1.01f;
            }
        });

        Assert.NotInRange(Distances(reference, logits).Max(), 0, Tolerance);
    }

    /// <summary>Images in another order have other logits.</summary>
    [Fact]
    public void Images_in_another_order_are_seen()
    {
        ZooReference reference = ZooReference.Load("MobileNetV2");
        float[] logits = Logits(ZooNetworks.Of("MobileNetV2"), reference);
        float[] turned = [.. Rows(logits).Reverse().SelectMany(row => row)];

        Assert.NotInRange(Distances(reference, turned).Max(), 0, Tolerance);
    }

    private static float[] Logits(ZooNetwork network, ZooReference reference, Action<string, float[]>? change = null)
    {
        using HashedFile file = new(network.Layout, reference.Gains, change);
        float[] logits = new float[ZooReference.Images * network.Outputs];
        network.Load(file.Path)(HashedImages.Of(ZooReference.Images, network.Input), logits);
        return logits;
    }

    private static IEnumerable<float[]> Rows(float[] logits) => logits.Chunk(logits.Length / ZooReference.Images);

    private static double[] Distances(ZooReference reference, float[] logits) =>
        [.. Rows(reference.Logits).Zip(Rows(logits), (expected, found) => Normwise.Distance(expected, found))];
}
