using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Compiled;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Tests;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>One, two and three threads give the same bits, forward and backward, in batches that are large enough to be shared out.</summary>
[Collection(AloneCollection.Name)]
public sealed class ThreadTests
{
    public static TheoryData<string> Layers => [.. CatalogConfigurations.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Any_number_of_threads_gives_the_same_bits(string layer)
    {
        foreach (LayerConfiguration configuration in CompiledLayers.OfCatalog(layer).Select(pair => pair.Configuration).DistinctBy(one => one.Layer))
        {
            List<float[]> expected = Results(configuration, 1);
            foreach (int threads in new[] { 2, 3 })
            {
                List<float[]> actual = Results(configuration, threads);
                for (int i = 0; i < expected.Count; i++)
                {
                    Floats.SameBits(expected[i], actual[i], $"in result {i} of {configuration} with {threads} threads");
                }
            }
        }
    }

    /// <summary>The outputs of inference, and output and gradients of a training step, of a fresh network.</summary>
    private static List<float[]> Results(LayerConfiguration configuration, int threads)
    {
        INet net = CompiledLayers.Of(configuration.Layer).First().Net;
        try
        {
            StaticNetsThreads.Use(threads);
            int rows = SharedOut.RowsOfForward(net);
            float[] y = new float[rows * net.OutputLength];
            net.Forward(Floats.Uniform(rows * net.InputLength, configuration.Seed), y);

            rows = SharedOut.RowsOfTraining(net);
            float[] dy = Floats.Uniform(rows * net.OutputLength, configuration.Seed + 1);
            CotangentLoss loss = new(dy.Length);
            using TrainingSession session = net.Train(rows, new Sgd(0), loss, seed: 3);
            net.Step(session, Floats.Uniform(rows * net.InputLength, configuration.Seed + 2), dy);
            IEnumerable<TensorInfo> trained = net.Parameters.Tensors.Where(tensor => !tensor.Name.Contains("running_", StringComparison.Ordinal));
            return [y, loss.Output.ToArray(), session.InputGradient.ToArray(), .. trained.Select(tensor => session.Gradients[tensor.Name].ToArray())];
        }
        finally
        {
            StaticNetsThreads.Use(1);
        }
    }
}
