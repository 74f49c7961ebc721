using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Randomness;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class NetworkCoreTests
{
    [Fact]
    public void One_seed_gives_one_network_and_another_seed_another()
    {
        Assert.Equal(Sample.Fingerprint(Sample.Network(Sample.Small, 7)), Sample.Fingerprint(Sample.Network(Sample.Small, 7)));
        Assert.NotEqual(Sample.Fingerprint(Sample.Network(Sample.Small, 7)), Sample.Fingerprint(Sample.Network(Sample.Small, 8)));
    }

    /// <summary>Expected: drawn one by one from the generator, whose bits are checked against its authors' own.</summary>
    [Fact]
    public void First_values_are_those_of_the_initialiser()
    {
        TensorInfo[] tensors =
        [
            new("one", [2], 0, 2, Initialiser.Constant(1)), new("uniform", [5], 2, 5, Initialiser.Uniform(0.5f)), new("normal", [3], 7, 3, Initialiser.Normal(0.1f)),
        ];
        NetworkCore network = Sample.Network(new NetworkLayout("Three", tensors, [], [], 1), seed: 11);
        ulong uniform = CounterRandom.Key(11, RandomPurpose.Initialisation, index: 1);
        ulong normal = CounterRandom.Key(11, RandomPurpose.Initialisation, index: 2);

        Assert.Equal([1, 1], network.Parameters["one"]);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => (CounterRandom.Float(uniform, 0, (ulong)i) - 0.5f)), network.Parameters["uniform"].ToArray());
        Assert.Equal(Enumerable.Range(0, 3).Select(i => CounterRandom.Normal(normal, 0, (ulong)i) * 0.1f), network.Parameters["normal"].ToArray());
    }

    [Fact]
    public void Weights_are_aligned_and_prepared()
    {
        NetworkWeights weights = Sample.Network(Sample.Small).Weights;

        Assert.Equal(0, Address(weights.Parameters) % 64);
        Assert.Equal(0, Address(weights.States) % 64);
        Assert.Equal(0, Address(weights.Prepared) % 64);
        Assert.Equal(Sum(weights), weights.Prepared[0]);
        Assert.Equal(1, weights.Version);
    }

    [Fact]
    public void Replacing_swaps_everything_at_once_and_leaves_what_was_taken()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        NetworkWeights old = network.Weights;
        float first = old.Parameters[0];
        network.Replace(new float[18], [1, 2, 3, 4, 5, 6], [42]);

        Assert.Equal(first, old.Parameters[0]);
        Assert.Equal(2, network.Weights.Version);
        Assert.Equal(21, network.Weights.Prepared[0]);
        Assert.Equal([42], network.Weights.Counters);
        Assert.Equal([4, 5, 6], network.Parameters["bn.running_var"]);
    }

    [Theory]
    [InlineData(17, 6, 1, "parameters")]
    [InlineData(18, 7, 1, "states")]
    [InlineData(18, 6, 0, "counters")]
    public void Replacing_by_another_length_is_refused(int parameters, int states, int counters, string name)
    {
        NetworkCore network = Sample.Network(Sample.Small);
        string before = Sample.Fingerprint(network);

        Assert.Equal(name, Assert.Throws<ArgumentException>(() => network.Replace(new float[parameters], new float[states], new long[counters])).ParamName);
        Assert.Equal(before, Sample.Fingerprint(network));
    }

    /// <summary>A reader that took the weights sees a prepared sum that is the sum of what lies beside it, however fast they change.</summary>
    [Fact]
    public void Readers_never_see_half_a_change()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        Thread writer = new(() =>
        {
            for (int i = 0; i < 2000; i++)
            {
                network.Parameters.Write("conv.bias", [i, i, i]);
            }
        });
        writer.Start();
        long version = 0;
        while (writer.IsAlive)
        {
            NetworkWeights weights = network.Weights;
            Assert.Equal(Sum(weights), weights.Prepared[0]);
            Assert.True(weights.Version >= version);
            version = weights.Version;
        }

        Assert.Equal(2001, network.Parameters.Version);
    }

    [Fact]
    public void Writers_at_once_lose_nothing()
    {
        NetworkCore network = Sample.Network(Sample.Small);
        Parallel.For(0, 100, i => network.Parameters.Write(i % 2 == 0 ? "conv.bias" : "bn.running_mean", [i, i, i]));
        Assert.Equal(101, network.Parameters.Version);
        Assert.Equal(0, network.Parameters["conv.bias"][0] % 2);
        Assert.Equal(1, network.Parameters["bn.running_mean"][0] % 2);
    }

    [Fact]
    public void Tensors_are_read_and_written_by_name()
    {
        ParameterSet parameters = Sample.Network(Sample.Small).Parameters;
        parameters.Write("conv.bias", [1, 2, 3]);

        Assert.Equal([1, 2, 3], parameters["conv.bias"]);
        Assert.Equal(["conv.weight", "conv.bias", "bn.running_mean", "bn.running_var"], parameters.Tensors.Select(tensor => tensor.Name));
        Assert.True(parameters.Contains("bn.running_var"));
        Assert.False(parameters.Contains("bn.num_batches_tracked"));
        Assert.StartsWith("'conv.bias' [3] has 3 values; found 2.", Assert.Throws<ArgumentException>(() => parameters.Write("conv.bias", [1, 2])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conv.wieght", "Small has no tensor 'conv.wieght'; close to it: 'conv.weight'.")]
    [InlineData("Conv.Bias", "Small has no tensor 'Conv.Bias'; close to it: 'conv.bias'.")]
    [InlineData("?", "Small has no tensor '?'; it has 'conv.weight', 'conv.bias', 'bn.running_mean', 'bn.running_var'.")]
    public void An_unknown_name_is_answered_with_close_ones(string name, string message)
    {
        ParameterSet parameters = Sample.Network(Sample.Small).Parameters;
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => parameters[name].Length).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => parameters.Write(name, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_by_name_allocates_nothing()
    {
        ParameterSet parameters = Sample.Network(Sample.Small).Parameters;
        _ = parameters["conv.bias"];
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = parameters["conv.bias"];
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float Sum(NetworkWeights weights)
    {
        float[] sum = new float[1];
        Sample.Sum(weights.Parameters, weights.States, sum);
        return sum[0];
    }

    private static unsafe long Address(ReadOnlySpan<float> span) => (long)Unsafe.AsPointer(ref Unsafe.AsRef(in span[0]));
}
