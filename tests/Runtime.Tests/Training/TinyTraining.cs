using System;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Randomness;
using StaticNets.Training;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>The training of <see cref="TinyNetwork"/>, in the form in which emitted ones come.</summary>
public sealed class TinyTraining : TrainingSession
{
    private const int Hidden = TinyNetwork.Hidden, Inputs = TinyNetwork.Inputs, Outputs = TinyNetwork.Outputs;

    private readonly TinyNetwork network;
    private readonly float dropout;

    public TinyTraining(TinyNetwork network, int batch, Optimizer optimizer, Loss loss, ulong seed = 0, bool keepGradients = false, float dropout = 0.2f)
        : base(network.Core, TinyNetwork.Plan, batch, optimizer, loss, seed, keepGradients)
    {
        this.network = network;
        this.dropout = dropout;
    }

    public float[] WorkingParameters => Parameters.ToArray();

    public float[] WorkingStates => States.ToArray();

    /// <summary>Called between forward and loss.</summary>
    public Action? InTheMiddle { get; set; }

    public float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target) => Run(input, new LossTarget(target, default), update: true);

    public float Step(ReadOnlySpan<float> input, ReadOnlySpan<float> target) => Run(input, new LossTarget(default, target), update: true);

    public float Accumulate(ReadOnlySpan<float> input, ReadOnlySpan<int> target) => Run(input, new LossTarget(target, default), update: false);

    public override float Step(Batch batch) => Run(batch.Floats(0), batch.LossTarget, update: true);

    public override void Predict(Batch batch, Span<float> output) => network.Forward(batch.Floats(0), output);

    private float Run(ReadOnlySpan<float> input, LossTarget target, bool update)
    {
        int rows = BeginStep(input.Length);
        Forward(rows, input);
        InTheMiddle?.Invoke();
        float loss = EvaluateLoss(rows, Buffer(3, rows, Outputs), target, Buffer(4, rows, Outputs));
        Backward(rows, input);
        return EndStep(loss, update);
    }

    private Span<float> Buffer(int number, int rows, int length) => Arena.Slice((long)Arena.Capacity * 16 * number, (long)rows * length);

    private float Mask(RandomKey key, int row, int j) =>
        CounterRandom.Float(CounterRandom.Key(key.Seed, RandomPurpose.Dropout, key.Step), (ulong)row, (ulong)j) < dropout ? 0 : 1 / (1 - dropout);

    private void Forward(int rows, ReadOnlySpan<float> input)
    {
        // The mean is fixed within the pass and moves behind it, so that its gradient is simple.
        Span<float> mean = Arena.Slice(Arena.FixedOffset, Inputs);
        States.CopyTo(mean);
        for (int i = 0; i < Inputs; i++)
        {
            float sum = 0;
            for (int row = 0; row < rows; row++)
            {
                sum += input[(row * Inputs) + i];
            }

            States[i] = (0.9f * States[i]) + (0.1f * sum / rows);
        }

        for (int row = 0; row < rows; row++)
        {
            Span<float> hidden = Buffer(0, rows, Hidden).Slice(row * Hidden, Hidden);
            Span<float> dropped = Buffer(1, rows, Hidden).Slice(row * Hidden, Hidden);
            TinyNetwork.Layer1(Parameters, mean, input.Slice(row * Inputs, Inputs), hidden);
            for (int j = 0; j < Hidden; j++)
            {
                dropped[j] = hidden[j] * Mask(Key, row, j);
            }

            TinyNetwork.Layer2(Parameters, dropped, Buffer(3, rows, Outputs).Slice(row * Outputs, Outputs));
        }
    }

    private void Backward(int rows, ReadOnlySpan<float> input)
    {
        Span<float> g = GradientBuffer;
        if (!AccumulateGradients)
        {
            g.Clear();
        }

        ReadOnlySpan<float> p = Parameters;
        Span<float> mean = Arena.Slice(Arena.FixedOffset, Inputs);
        Span<float> hiddens = Buffer(0, rows, Hidden), dropped = Buffer(1, rows, Hidden), dys = Buffer(4, rows, Outputs), dxs = InputGradients(rows);
        dxs.Clear();
        for (int row = 0; row < rows; row++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                g[TinyNetwork.Bias2 + o] += dys[(row * Outputs) + o];
            }

            for (int j = 0; j < Hidden; j++)
            {
                float dh = 0;
                for (int o = 0; o < Outputs; o++)
                {
                    float dy = dys[(row * Outputs) + o];
                    g[TinyNetwork.Weight2 + (o * Hidden) + j] += dy * dropped[(row * Hidden) + j];
                    dh += dy * p[TinyNetwork.Weight2 + (o * Hidden) + j];
                }

                float h = hiddens[(row * Hidden) + j];
                dh *= Mask(Key, row, j) * (1 - (h * h));
                g[TinyNetwork.Bias1 + j] += dh;
                for (int i = 0; i < Inputs; i++)
                {
                    g[TinyNetwork.Weight1 + (j * Inputs) + i] += dh * (input[(row * Inputs) + i] - mean[i]);
                    if (!dxs.IsEmpty)
                    {
                        dxs[(row * Inputs) + i] += dh * p[TinyNetwork.Weight1 + (j * Inputs) + i];
                    }
                }
            }
        }
    }
}
