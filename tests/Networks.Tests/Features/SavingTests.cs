using System;
using System.IO;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Weights leave a network and come back to the bit: by file, stream, span and name.</summary>
public sealed class SavingTests : IDisposable
{
    private const int Rows = 4;

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
    private readonly float[] images = Bits.Values("saved", Rows * NormedImage.InputLength);
    private readonly NormedImage network = new(seed: 1);

    /// <summary>Three steps, so that the running statistics are not those of the beginning.</summary>
    public SavingTests() => Train(network, steps: 3);

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_network_comes_back_from_path_stream_and_span()
    {
        network.Save(path);
        using MemoryStream stream = new();
        network.Save(stream);

        Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
        stream.Position = 0;
        foreach (NormedImage loaded in new[] { NormedImage.Load(path), NormedImage.Load(stream), NormedImage.Load(File.ReadAllBytes(path).AsSpan()) })
        {
            Bits.AssertSame(Bits.All(network.Parameters), Bits.All(loaded.Parameters));
            Bits.AssertSame(Logits(network), Logits(loaded));
        }

        Assert.NotEqual(Logits(new NormedImage(seed: 1)), Logits(network));
    }

    [Fact]
    public void Running_statistics_and_their_counter_are_saved_and_go_on()
    {
        Assert.All(network.Parameters["norm.running_mean"].ToArray(), mean => Assert.NotEqual(0, mean));
        Assert.Equal(3, Counter(network));

        network.Save(path);
        NormedImage loaded = NormedImage.Load(path);
        Assert.Equal(3, Counter(loaded));

        // Plain SGD has no state, so that training goes on as if it had not been interrupted.
        Train(network, steps: 2);
        Train(loaded, steps: 2);
        Bits.AssertSame(Bits.All(network.Parameters), Bits.All(loaded.Parameters));
        Assert.Equal(5, Counter(loaded));
    }

    [Fact]
    public void A_tensor_that_is_written_is_read_back_and_used()
    {
        float[] before = Logits(network), values = Bits.Values("written", network.Parameters["fc.weight"].Length);
        long version = network.Parameters.Version;

        network.Parameters.Write("fc.weight", values);

        Bits.AssertSame(values, network.Parameters["fc.weight"]);
        Assert.Equal(version + 1, network.Parameters.Version);
        Assert.NotEqual(before, Logits(network));
    }

    [Fact]
    public void A_wrong_name_or_length_is_refused_and_nothing_changes()
    {
        float[] before = Bits.All(network.Parameters);

        Assert.Contains("fc.weight", Assert.Throws<ArgumentException>(() => network.Parameters.Write("fc.weigth", new float[18])).Message);
        ArgumentException length = Assert.Throws<ArgumentException>(() => network.Parameters.Write("fc.weight", new float[17]));

        Assert.Contains("18", length.Message);
        Assert.Contains("17", length.Message);
        Bits.AssertSame(before, Bits.All(network.Parameters));
    }

    private static long Counter(NormedImage network)
    {
        // norm.num_batches_tracked, an I64 scalar: its place stands in the header.
        using MemoryStream stream = new();
        network.Save(stream);
        byte[] file = stream.ToArray();
        int header = (int)BitConverter.ToInt64(file);
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(file.AsMemory(8, header));
        int begin = json.RootElement.GetProperty("norm.num_batches_tracked").GetProperty("data_offsets").EnumerateArray().First().GetInt32();
        return BitConverter.ToInt64(file, 8 + header + begin);
    }

    private void Train(NormedImage trained, int steps)
    {
        using NormedImage.Training training = new(trained, Rows, new Sgd(0.1f), Loss.CrossEntropy);
        for (int step = 0; step < steps; step++)
        {
            training.Step(images, Bits.Labels("saved labels", Rows, NormedImage.OutputLength));
        }
    }

    private float[] Logits(NormedImage asked)
    {
        float[] logits = new float[Rows * NormedImage.OutputLength];
        asked.Forward(images, logits);
        return logits;
    }
}
