using System;
using System.Linq;
using StaticNets.Layers.Tests.Compiled;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Tests;
using StaticNets.Training;
using Xunit;
using Xunit.Sdk;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>A sample's result does not depend on the batch that it is in: not on its place, not on its neighbours.</summary>
public sealed class RowTests
{
    private const int Rows = 3;

    // In training these look at the whole batch, or draw by the sample's number.
    private static readonly string[] KnowTheirBatch = ["BatchNorm", "DropPath", "Dropout"];

    public static TheoryData<string> Layers => [.. CatalogConfigurations.Layers];

    public static TheoryData<string> LayersOfSingleRows => [.. CatalogConfigurations.Layers.Except(KnowTheirBatch)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_row_of_a_batch_has_the_bits_of_a_batch_of_one(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer))
        {
            float[] x = Inputs(configuration, net);
            float[] all = new float[Rows * net.OutputLength], one = new float[net.OutputLength];
            net.Forward(x, all);
            for (int row = 0; row < Rows; row++)
            {
                net.Forward(Row(x, row, net.InputLength), one);
                Floats.SameBits(one, Row(all, row, net.OutputLength), $"in row {row} of {configuration}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(LayersOfSingleRows))]
    public void The_input_gradient_of_a_row_has_the_bits_of_a_batch_of_one(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer))
        {
            float[] x = Inputs(configuration, net);
            float[] dy = Floats.Uniform(Rows * net.OutputLength, configuration.Seed + 1);
            using TrainingSession session = net.Train(Rows, new Sgd(0), new CotangentLoss(dy.Length), seed: 1);
            net.Step(session, x, dy);
            float[] all = session.InputGradient.ToArray();
            for (int row = 0; row < Rows; row++)
            {
                net.Step(session, Row(x, row, net.InputLength), Row(dy, row, net.OutputLength));
                Floats.SameBits(session.InputGradient, Row(all, row, net.InputLength), $"in row {row} of {configuration}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_row_of_NaN_leaves_the_other_rows_as_they_are(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer))
        {
            float[] x = Inputs(configuration, net);
            float[] before = new float[Rows * net.OutputLength], after = new float[Rows * net.OutputLength];
            net.Forward(x, before);
            x.AsSpan(net.InputLength, net.InputLength).Fill(float.NaN);
            net.Forward(x, after);
            Floats.SameBits(Row(before, 0, net.OutputLength), Row(after, 0, net.OutputLength), $"in row 0 of {configuration}");
            Floats.SameBits(Row(before, 2, net.OutputLength), Row(after, 2, net.OutputLength), $"in row 2 of {configuration}");
            Assert.True(Array.Exists(Row(after, 1, net.OutputLength).ToArray(), float.IsNaN), $"{configuration}: NaN does not come through.");
        }
    }

    [Fact]
    public void The_comparison_sees_the_last_bit() =>
        Assert.Throws<FailException>(() => Floats.SameBits([1f, 2f, 3f], [1f, 2f, MathF.BitIncrement(3f)]));

    private static float[] Inputs(LayerConfiguration configuration, INet net) => Floats.Uniform(Rows * net.InputLength, configuration.Seed);

    private static ReadOnlySpan<float> Row(float[] values, int row, int length) => values.AsSpan(row * length, length);
}
