using System;
using System.IO;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>A network begins from the weights of another with other last layers.</summary>
public sealed class PartialLoadingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnets-").FullName;
    private readonly WithHead pretrained = new(seed: 3);
    private readonly string path;

    public PartialLoadingTests()
    {
        path = Path.Combine(folder, "pretrained.safetensors");
        pretrained.Save(path);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_fits_is_taken_and_the_report_says_what_does_not()
    {
        OtherClasses network = new(seed: 8);
        float[] last = network.Parameters["fc.weight"].ToArray();

        WeightReport report = network.Parameters.LoadMatching(path);

        Assert.Equal(["trunk.weight", "trunk.bias"], report.Loaded.OrderDescending());
        Assert.Equal(["fc.bias", "fc.weight"], report.Unfit.Order());
        Assert.Equal(["aux.fc1.bias", "aux.fc1.weight", "aux.fc2.bias", "aux.fc2.weight"], report.Unexpected.Order());
        Assert.Empty(report.Missing);
        Assert.Contains("2 of another shape or type: fc.weight", report.ToString());
        Bits.AssertSame(pretrained.Parameters["trunk.weight"], network.Parameters["trunk.weight"]);
        Bits.AssertSame(last, network.Parameters["fc.weight"]);
    }

    [Fact]
    public void What_is_left_out_stays_although_it_fits()
    {
        WithoutHead network = new(seed: 8);
        float[] last = network.Parameters["fc.weight"].ToArray();

        WeightReport report = network.Parameters.LoadMatching(path, "fc.*", "aux.*");

        Assert.Equal(["fc.weight", "fc.bias"], report.Excepted);
        Assert.Empty(report.Unexpected);
        Bits.AssertSame(last, network.Parameters["fc.weight"]);
        Bits.AssertSame(pretrained.Parameters["trunk.bias"], network.Parameters["trunk.bias"]);
        network.Parameters.LoadMatching(path);
        Bits.AssertSame(pretrained.Parameters["fc.weight"], network.Parameters["fc.weight"]);
    }

    [Fact]
    public void The_next_pass_uses_what_was_loaded()
    {
        WithoutHead network = new(seed: 8);
        float[] x = Bits.Values("x", WithHead.InputLength), expected = new float[3], actual = new float[3];
        network.Forward(x, actual);
        float[] before = [.. actual];
        network.Parameters.LoadMatching(path);
        pretrained.Forward(x, expected);
        network.Forward(x, actual);
        Bits.AssertSame(expected, actual);
        Assert.NotEqual(before, actual);
    }

    [Fact]
    public void What_the_file_lacks_is_missing()
    {
        string small = Path.Combine(folder, "small.safetensors");
        new WithoutHead(seed: 5).Save(small);
        Assert.Equal(["aux.fc1.weight", "aux.fc1.bias", "aux.fc2.weight", "aux.fc2.bias"], new WithHead(seed: 1).Parameters.LoadMatching(small).Missing);
    }

    [Fact]
    public void Where_an_exception_is_thrown_nothing_changes()
    {
        WithoutHead network = new(seed: 8);
        float[] before = Bits.All(network.Parameters);
        long version = network.Parameters.Version;
        string foreign = Path.Combine(folder, "foreign.safetensors"), cut = Path.Combine(folder, "cut.safetensors");
        new NormedImage(seed: 1).Save(foreign);
        File.WriteAllBytes(cut, File.ReadAllBytes(path)[..^10]);
        byte[] torn = File.ReadAllBytes(path)[..^10];

        Assert.Contains("None of the file's tensors fits WithoutHead", Assert.Throws<SafetensorsException>(() => network.Parameters.LoadMatching(foreign, "fc.*")).Message);
        Assert.Throws<SafetensorsException>(() => network.Parameters.LoadMatching(cut));
        Assert.Throws<SafetensorsException>(() => network.Parameters.LoadMatching(new MemoryStream(torn)));
        Assert.Throws<FileNotFoundException>(() => network.Parameters.LoadMatching(Path.Combine(folder, "none")));
        Assert.Contains("'fc.weight'", Assert.Throws<ArgumentException>("except", () => network.Parameters.LoadMatching(path, "fc.weights")).Message);

        Bits.AssertSame(before, Bits.All(network.Parameters));
        Assert.Equal(version, network.Parameters.Version);
        network.Parameters.LoadMatching(path);
        Assert.Equal(version + 1, network.Parameters.Version);
        Assert.NotEqual(before, Bits.All(network.Parameters));
    }

    [Fact]
    public void Loading_without_saying_so_stays_strict() => Assert.Throws<SafetensorsException>(() => WithoutHead.Load(path));
}
