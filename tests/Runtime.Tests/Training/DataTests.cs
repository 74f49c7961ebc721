using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class DataTests
{
    private static readonly PortInfo[] Ports = [new("input", [TinyNetwork.Inputs], false), new("words", [2], true)];

    [Fact]
    public void A_batch_hands_out_its_rows_port_by_port()
    {
        Batch batch = new(Ports, 3, classesPerSample: 1, valuesPerSample: 0) { Rows = 2 };
        batch[1].Input[3] = 7;
        batch[1].Tokens(1)[0] = 5;
        batch[1].Label = 2;

        Assert.Equal(8, batch.Floats(0).Length);
        Assert.Equal(7, batch.Floats(0)[7]);
        Assert.Equal([0, 0, 5, 0], batch.Tokens(1).ToArray());
        Assert.Equal([0, 2], batch.LossTarget.Classes.ToArray());
        Assert.True(batch.Target.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => batch.Floats(1).Length);
        Assert.Throws<InvalidOperationException>(() => batch.Tokens(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Rows = 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[3].Input.Length);
        Assert.Throws<InvalidOperationException>(() => new Batch(Ports, 1, 0, 2)[0].Label = 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_epoch_shows_every_sample_once_in_an_order_of_its_own(bool prefetch)
    {
        List<int[]> epochs = [.. Enumerable.Range(0, 3).Select(epoch => Order(seed: 4, epoch, prefetch))];

        Assert.All(epochs, order => Assert.Equal(Enumerable.Range(0, 23), order.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
        Assert.NotEqual(Enumerable.Range(0, 23), epochs[0]);
        Assert.Equal(epochs[1], Order(seed: 4, epoch: 1, !prefetch));
        Assert.NotEqual(epochs[1], Order(seed: 5, epoch: 1, prefetch));
        Assert.Equal(epochs[1][10..], Order(seed: 4, epoch: 1, prefetch, firstBatch: 2));
        Assert.Equal(Enumerable.Range(0, 23), Order(seed: null, epoch: 1, prefetch));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_source_throws_comes_out_of_next_and_the_loader_goes_on(bool prefetch)
    {
        bool fail = true;
        Clouds source = new(20) { Filling = index => _ = fail && index == 12 ? throw new TimeoutException() : 0 };
        using BatchLoader loader = new(source, () => new Batch(Ports, 5, 1, 0), 5, shuffleSeed: null, prefetch);
        loader.Start(0);
        Assert.NotNull(loader.Next());
        Assert.NotNull(loader.Next());
        Assert.Throws<TimeoutException>(loader.Next);
        fail = false;
        Assert.NotNull(loader.Next());
        Assert.NotNull(loader.Next());
        Assert.Null(loader.Next());
        loader.Start(1);
        Assert.NotNull(loader.Next());
    }

    [Fact]
    public void A_source_without_samples_or_a_batch_without_room_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new BatchLoader(new Clouds(0), () => new Batch(Ports, 5, 1, 0), 5, 0, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(new Clouds(9), () => new Batch(Ports, 5, 1, 0), 6, 0, false));
    }

    [Fact]
    public void An_augmented_sample_depends_on_seed_epoch_and_index_alone()
    {
        float Value(ulong seed, long epoch, int index)
        {
            Batch batch = new(Ports, 2, 1, 0) { Epoch = epoch };
            new Augmented(new Clouds(9), seed, static (Sample sample, ref SampleRandom random) => sample.Input[0] = random.NextFloat() + random.NextBelow(5))
                .Fill(index, batch[1]);
            return batch[1].Input[0];
        }

        Assert.Equal(Value(1, 2, 3), Value(1, 2, 3));
        Assert.NotEqual(Value(1, 2, 3), Value(1, 2, 4));
        Assert.NotEqual(Value(1, 2, 3), Value(1, 3, 3));
        Assert.NotEqual(Value(1, 2, 3), Value(2, 2, 3));
    }

    [Fact]
    public void The_numbers_of_a_sample_are_spread_as_they_should_be()
    {
        // The mean of 10,000 uniform numbers is off by more than 5 · 0.29 / 100 once in two million seeds; the normal one by 5 / 100.
        SampleRandom random = new(1, 2, 3);
        double[] uniform = [.. Enumerable.Range(0, 10_000).Select(_ => (double)random.NextFloat(2, 4))];
        double[] normal = [.. Enumerable.Range(0, 10_000).Select(_ => (double)random.NextNormal())];
        Assert.All(uniform, x => Assert.InRange(x, 2, 4));
        Assert.Equal(3, uniform.Average(), 0.03);
        Assert.Equal(0, normal.Average(), 0.05);
        Assert.Equal(1, normal.Average(x => x * x), 0.08);
    }

    [Fact]
    public void A_split_parts_the_samples_by_its_seed()
    {
        Clouds source = new(50);
        int[] Indices(Subset part)
        {
            List<int> seen = [];
            source.Filling = seen.Add;
            Batch batch = new(Ports, 1, 1, 0);
            for (int i = 0; i < part.Count; i++)
            {
                part.Fill(i, batch[0]);
            }

            return [.. seen];
        }

        (Subset first, Subset second) = Subset.Split(source, 0.8, seed: 3);
        int[] training = Indices(first), validation = Indices(second);
        Assert.Equal(40, training.Length);
        Assert.Equal(Enumerable.Range(0, 50), training.Concat(validation).Order());
        Assert.Equal(training, Indices(Subset.Split(source, 0.8, seed: 3).First));
        Assert.NotEqual(training, Indices(Subset.Split(source, 0.8, seed: 4).First));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Subset(source, [50]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Subset.Split(source, double.NaN, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_epoch_allocates_nothing(bool prefetch)
    {
        using BatchLoader loader = new(new Constant(), () => new Batch(Ports, 5, 1, 0), 5, shuffleSeed: 1, prefetch);
        void Epoch()
        {
            loader.Start(1);
            while (loader.Next() is not null)
            {
            }
        }

        Epoch();
        Floats.AllocatesNothing(Epoch);
    }

    private static int[] Order(ulong? seed, long epoch, bool prefetch, int firstBatch = 0)
    {
        List<int> seen = [];
        using BatchLoader loader = new(new Clouds(23) { Filling = seen.Add }, () => new Batch(Ports, 5, 1, 0), 5, seed, prefetch);
        loader.Start(epoch, firstBatch);
        List<int> rows = [];
        while (loader.Next() is { } batch)
        {
            rows.Add(batch.Rows);
        }

        Assert.Equal(5 - firstBatch, rows.Count);
        Assert.Equal(3, rows[^1]);
        return [.. seen];
    }

    private sealed class Constant : IDataSource
    {
        public int Count => 23;

        public void Fill(int index, Sample sample) => sample.Input.Fill(index);
    }
}
