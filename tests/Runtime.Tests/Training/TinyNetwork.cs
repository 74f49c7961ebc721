using System;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>
/// A network in plain loops, in the form in which emitted ones come: 4 inputs less their running mean, 6 hidden values with tanh and dropout, 3 outputs.
/// It has everything that a training must keep: parameters, a running statistic, a counter, random draws.
/// </summary>
public sealed class TinyNetwork
{
    public const int Inputs = 4, Hidden = 6, Outputs = 3;
    public const int Weight1 = 0, Bias1 = 24, Weight2 = 30, Bias2 = 48, ParameterCount = 51;

    public static readonly NetworkLayout Layout = new(
        "TinyNetwork",
        [
            new TensorInfo("fc1.weight", [Hidden, Inputs], Weight1, 24, Initialiser.Uniform(0.5f)),
            new TensorInfo("fc1.bias", [Hidden], Bias1, 6, Initialiser.Uniform(0.5f)),
            new TensorInfo("fc2.weight", [Outputs, Hidden], Weight2, 18, Initialiser.Uniform(0.4f)),
            new TensorInfo("fc2.bias", [Outputs], Bias2, 3, Initialiser.Uniform(0.4f)),
        ],
        [new TensorInfo("norm.running_mean", [Inputs], 0, Inputs, Initialiser.Constant(0))],
        ["norm.num_batches_tracked"],
        preparedLength: 0);

    // hidden before dropout, hidden behind it, its gradient, output, its gradient: each rounded up to 16.
    public static readonly TrainingPlan Plan = new(
        Layout, [new PortInfo("input", [Inputs], false)], [new PortInfo("output", [Outputs], false)], ArenaPerSample: 5 * 16, ArenaFixed: 16, WorkFixed: 0, WorkPerWorker: 0);

    public TinyNetwork(ulong seed = 1) => Core = new NetworkCore(Layout, static (_, _, _) => { }, seed);

    public NetworkCore Core { get; }

    /// <summary>Inference: no dropout, the running mean as it is.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        NetworkWeights weights = Core.Weights;
        Span<float> hidden = stackalloc float[Hidden];
        for (int row = 0; row < input.Length / Inputs; row++)
        {
            Layer1(weights.Parameters, weights.States, input.Slice(row * Inputs, Inputs), hidden);
            Layer2(weights.Parameters, hidden, output.Slice(row * Outputs, Outputs));
        }
    }

    internal static void Layer1(ReadOnlySpan<float> p, ReadOnlySpan<float> mean, ReadOnlySpan<float> x, Span<float> hidden)
    {
        for (int j = 0; j < Hidden; j++)
        {
            float sum = p[Bias1 + j];
            for (int i = 0; i < Inputs; i++)
            {
                sum += p[Weight1 + (j * Inputs) + i] * (x[i] - mean[i]);
            }

            hidden[j] = MathF.Tanh(sum);
        }
    }

    internal static void Layer2(ReadOnlySpan<float> p, ReadOnlySpan<float> hidden, Span<float> output)
    {
        for (int o = 0; o < Outputs; o++)
        {
            float sum = p[Bias2 + o];
            for (int j = 0; j < Hidden; j++)
            {
                sum += p[Weight2 + (o * Hidden) + j] * hidden[j];
            }

            output[o] = sum;
        }
    }
}
