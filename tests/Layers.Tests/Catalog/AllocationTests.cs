using System;
using System.Linq;
using StaticNets.Layers.Tests.Compiled;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Tests;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>Neither Forward nor Step allocates, on one thread or on several; and the same loop gives the right results.</summary>
[Collection(AloneCollection.Name)]
public sealed class AllocationTests
{
    private static object? kept;

    public static TheoryData<string> Layers => [.. CatalogConfigurations.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_thousand_calls_of_Forward_and_a_hundred_steps_allocate_nothing(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer).DistinctBy(pair => pair.Configuration.Layer))
        {
            using Work work = new(configuration, net, configuration.Rows, configuration.Rows);
            Assert.Equal(0, OnThisThread(work.Forward, 1000));
            Assert.Equal(0, OnThisThread(work.ForwardWithScratch, 1000));
            Assert.Equal(0, OnThisThread(work.Step, 100));
            work.CheckResult();
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Two_threads_allocate_nothing(string layer)
    {
        try
        {
            StaticNetsThreads.Use(2);
            foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer).DistinctBy(pair => pair.Configuration.Layer))
            {
                using Work work = new(configuration, net, SharedOut.RowsOfForward(net), SharedOut.RowsOfTraining(net));
                Assert.Equal(0, InTheProcess(work.Forward, 10));
                Assert.Equal(0, InTheProcess(work.Step, 5));
                work.CheckResult();
            }
        }
        finally
        {
            StaticNetsThreads.Use(1);
        }
    }

    [Fact]
    public void One_object_in_a_thousand_calls_is_seen()
    {
        int calls = 0;
        void Allocate() => kept = ++calls % 1000 == 0 ? new object() : kept;
        Assert.NotEqual(0, OnThisThread(Allocate, 1000));
        Assert.NotEqual(0, InTheProcess(Allocate, 1000));
    }

    private static long OnThisThread(Action action, int calls) => Least(action, calls, GC.GetAllocatedBytesForCurrentThread);

    private static long InTheProcess(Action action, int calls) => Least(action, calls, () => GC.GetTotalAllocatedBytes(precise: true));

    // The runtime itself allocates now and then, on this thread too, when it brings a method to its final form; what the calls allocate is there each time.
    private static long Least(Action action, int calls, Func<long> allocated)
    {
        WarmUp(action);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = allocated();
            Repeat(action, calls);
            least = Math.Min(least, allocated() - before);
        }

        return least;
    }

    private static void WarmUp(Action action) => Repeat(action, 3);

    private static void Repeat(Action action, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            action();
        }
    }

    /// <summary>A network with all that its calls need.</summary>
    private sealed class Work : IDisposable
    {
        private readonly INet net;
        private readonly float[] x;
        private readonly float[] y;
        private readonly float[] first;
        private readonly float[] scratch;
        private readonly float[] stepInput;
        private readonly float[] target;
        private readonly TrainingSession session;

        public Work(LayerConfiguration configuration, INet net, int rows, int stepRows)
        {
            this.net = net;
            x = Floats.Uniform(rows * net.InputLength, configuration.Seed);
            y = new float[rows * net.OutputLength];
            scratch = new float[net.ArenaLength];
            net.Forward(x, y);
            first = [.. y];
            stepInput = Floats.Uniform(stepRows * net.InputLength, configuration.Seed);
            target = Floats.Uniform(stepRows * net.OutputLength, configuration.Seed + 1);
            session = net.Train(stepRows, new Sgd(0), new CotangentLoss(target.Length), seed: 1);
        }

        public void Forward() => net.Forward(x, y);

        public void ForwardWithScratch() => net.Forward(x, y, scratch);

        public void Step() => net.Step(session, stepInput, target);

        public void CheckResult() => Floats.SameBits(first, y, "after many calls");

        public void Dispose() => session.Dispose();
    }
}
