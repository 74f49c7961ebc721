using System;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>What is emitted as straight-line code gives the bits of the kernels that it stands for.</summary>
public sealed class UnrolledTests
{
    private readonly SmallMlp network = new(seed: 4);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(3000)]
    public void A_small_network_gives_the_bits_of_the_kernels(int rows)
    {
        float[] x = Bits.Values("small", rows * SmallMlp.InputLength), y = new float[rows * SmallMlp.OutputLength];
        network.Forward(x, y);

        float[] hidden = Dense("fc1", rows, 5, 27, x, default(Tanh));
        Bits.AssertSame(Dense("fc2", rows, 27, 3, hidden, default(Identity)), y);
    }

    [Fact]
    public void A_weight_that_is_one_unit_in_the_last_place_off_is_seen()
    {
        float[] x = Bits.Values("small", 100 * SmallMlp.InputLength), before = new float[100 * SmallMlp.OutputLength], after = new float[before.Length];
        network.Forward(x, before);
        float[] bias = network.Parameters["fc2.bias"].ToArray();
        bias[1] = MathF.BitIncrement(bias[1]);
        network.Parameters.Write("fc2.bias", bias);
        network.Forward(x, after);

        Assert.NotEqual(before, after);
    }

    private float[] Dense<TActivation>(string layer, int rows, int inputs, int outputs, float[] x, TActivation activation)
        where TActivation : struct, IActivation
    {
        DenseShape shape = new(1, inputs, outputs);
        float[] panels = new float[shape.PanelLength], y = new float[rows * outputs];
        Runtime.Kernels.Dense.Pack(Team.Alone, in shape, network.Parameters[layer + ".weight"], panels);
        Runtime.Kernels.Dense.Forward(Team.Alone, in shape, rows, x, panels, network.Parameters[layer + ".bias"], y, activation);
        return y;
    }
}
