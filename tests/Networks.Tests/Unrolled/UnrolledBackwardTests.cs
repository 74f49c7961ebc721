using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Unrolled;

/// <summary>So small that both passes are emitted as straight-line code.</summary>
[Network, Input(5), Dense(7), Tanh, Dense(3)]
public sealed partial class SmallMlp;

/// <summary>Straight-line code and kernels make the same bits.</summary>
public sealed class UnrolledBackwardTests
{
    private const int Rows = 4;

    [Fact]
    public void The_gradient_of_the_input_is_that_of_the_kernels_bit_for_bit()
    {
        SmallMlp network = new(seed: 3);
        float[] x = Values(Rows * 5, 1);
        float[] cotangent = Values(Rows * 3, 2);
        using SmallMlp.Training training = new(network, Rows, new Sgd(0), new Cotangent(), keepGradients: true);

        training.Step(x, cotangent);

        Assert.Equal(Bits(ByKernels(network, x, cotangent)), Bits(training.InputGradient));
        cotangent[4] *= 1.01f;
        Assert.NotEqual(Bits(ByKernels(network, x, cotangent)), Bits(training.InputGradient));
    }

    private static float[] ByKernels(SmallMlp network, float[] x, float[] dy)
    {
        DenseShape first = new(steps: 1, inputs: 5, outputs: 7);
        DenseShape second = new(steps: 1, inputs: 7, outputs: 3);
        float[] panels = new float[first.PanelLength];
        float[] hidden = new float[Rows * 7], dHidden = new float[Rows * 7], dx = new float[Rows * 5];
        Dense.Pack(Team.Alone, in first, network.Parameters["dense1.weight"], panels);
        Dense.Forward(Team.Alone, in first, Rows, x, panels, network.Parameters["dense1.bias"], hidden, default(Tanh));
        Dense.BackwardData(Team.Alone, in second, Rows, dy, network.Parameters["dense2.weight"], dHidden, accumulate: false);
        Map.Backward(Team.Alone, new MapShape(7), Rows, hidden, dHidden, dHidden, accumulate: false, default(Tanh));
        Dense.BackwardData(Team.Alone, in first, Rows, dHidden, network.Parameters["dense1.weight"], dx, accumulate: false);
        return dx;
    }

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f).ToArray();
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    /// <summary>Σ output · target: its gradient is the target.</summary>
    private sealed class Cotangent : Loss
    {
        public override bool TakesClasses => false;

        public override int TargetLength(IReadOnlyList<int> outputShape) => outputShape.Aggregate(1, (product, extent) => product * extent);

        public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
        {
            target.Values.CopyTo(gradient);
            float sum = 0;
            for (int i = 0; i < output.Length; i++)
            {
                sum += output[i] * target.Values[i];
            }

            return sum;
        }
    }
}
