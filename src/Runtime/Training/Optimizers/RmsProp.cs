using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// RMSprop, as <c>torch.optim.RMSprop</c>: v = α·v + (1 - α)·g², the step is g / (√v + ε), centred g / (√(v - mean²) + ε), and goes through a buffer where
/// there is momentum. Where rounding makes v - mean² negative it counts as 0 (PyTorch: NaN).
/// <para>Tieleman, Hinton: Lecture 6.5, Neural networks for machine learning, 2012; centred: Graves, arXiv:1308.0850.</para>
/// </summary>
public sealed unsafe class RmsProp : Optimizer
{
    private readonly double alpha;
    private readonly float epsilon;
    private readonly float weightDecay;
    private readonly float momentum;
    private readonly bool centred;
    private OptimizerState second = null!;
    private OptimizerState? mean;
    private OptimizerState? buffer;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Size of a step.</param>
    /// <param name="alpha">Share of the mean square that stays, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, so that it is not 0.</param>
    /// <param name="weightDecay">Share of the parameter that is added to its gradient.</param>
    /// <param name="momentum">Share of the buffer that stays; 0: no buffer.</param>
    /// <param name="centred">Divide by the standard deviation instead of the root mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RmsProp(float learningRate = 1e-2f, float alpha = 0.99f, float epsilon = 1e-8f, float weightDecay = 0, float momentum = 0, bool centred = false)
        : base(learningRate)
    {
        this.alpha = Literal(Fraction(alpha, nameof(alpha)));
        this.epsilon = NotNegative(epsilon, nameof(epsilon));
        this.weightDecay = NotNegative(weightDecay, nameof(weightDecay));
        this.momentum = NotNegative(momentum, nameof(momentum));
        this.centred = centred;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"RmsProp(alpha {alpha:R}, epsilon {epsilon:R}, weight decay {weightDecay:R}, momentum {momentum:R}, centred {centred})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate()
    {
        second = AddState("square_avg");
        mean = centred ? AddState("grad_avg") : null;
        buffer = momentum > 0 ? AddState("momentum_buffer") : null;
    }

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* p = parameters, g = gradients, v = second.Values, m = mean is null ? default : mean.Values, b = buffer is null ? default : buffer.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                Rule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    Second = v,
                    Mean = m,
                    Buffer = b,
                    LearningRate = LearningRate,
                    Alpha = (float)alpha,
                    Fresh = (float)(1 - alpha),
                    Epsilon = epsilon,
                    WeightDecay = weightDecay,
                    Momentum = momentum,
                };
                UpdateLoop.Run(team, rule, range);
            }
        }
    }

    private struct Rule : IUpdateRule
    {
        public float* Parameters;
        public float* Gradients;
        public float* Second;
        public float* Mean;
        public float* Buffer;
        public float LearningRate;
        public float Alpha;
        public float Fresh;
        public float Epsilon;
        public float WeightDecay;
        public float Momentum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TV>(nint i)
            where TV : struct, ISimd<TV>
        {
            TV p = TV.Load(ref *Parameters, i);
            TV g = TV.Load(ref *Gradients, i);
            if (WeightDecay != 0)
            {
                g = TV.MultiplyAdd(TV.Create(WeightDecay), p, g);
            }

            TV v = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Alpha), TV.Load(ref *Second, i), TV.Create(Fresh) * g * g));
            TV.Store(v, ref *Second, i);
            if (Mean is not null)
            {
                TV m = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Alpha), TV.Load(ref *Mean, i), TV.Create(Fresh) * g));
                TV.Store(m, ref *Mean, i);
                v = TV.Max(TV.Create(0), v - (m * m));
            }

            TV d = g / (TV.Sqrt(v) + TV.Create(Epsilon));
            if (Buffer is not null)
            {
                d = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Momentum), TV.Load(ref *Buffer, i), d));
                TV.Store(d, ref *Buffer, i);
            }

            TV.Store(TV.MultiplyAdd(TV.Create(-LearningRate), d, p), ref *Parameters, i);
        }
    }
}
