using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Stochastic gradient descent with momentum, as <c>torch.optim.SGD</c>: with d = g + λ·p, the buffer is b = μ·b + (1 - dampening)·d (d itself in the
/// first step), and p = p - lr·b, or with Nesterov p = p - lr·(d + μ·b).
/// <para>Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning, ICML 2013.</para>
/// </summary>
public sealed unsafe class Sgd : Optimizer
{
    private readonly float momentum;
    private readonly float dampening;
    private readonly float fresh;
    private readonly float weightDecay;
    private readonly bool nesterov;
    private OptimizerState? buffer;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Size of a step.</param>
    /// <param name="momentum">Share of the buffer that stays; 0: no buffer.</param>
    /// <param name="dampening">Share of the gradient that does not enter the buffer.</param>
    /// <param name="weightDecay">Share of the parameter that is added to its gradient.</param>
    /// <param name="nesterov">Look ahead by one step of momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">Nesterov without momentum, or with dampening.</exception>
    public Sgd(float learningRate = 1e-3f, float momentum = 0, float dampening = 0, float weightDecay = 0, bool nesterov = false)
        : base(learningRate)
    {
        this.momentum = NotNegative(momentum, nameof(momentum));
        this.dampening = NotNegative(dampening, nameof(dampening));
        fresh = (float)(1 - Literal(dampening));
        this.weightDecay = NotNegative(weightDecay, nameof(weightDecay));
        this.nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0 and no dampening.", nameof(nesterov));
        }
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"Sgd(momentum {momentum:R}, dampening {dampening:R}, weight decay {weightDecay:R}, nesterov {nesterov})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate() => buffer = momentum > 0 ? AddState("momentum_buffer") : null;

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* p = parameters, g = gradients, b = buffer is null ? default : buffer.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                long age = Steps - range.Skipped;
                Rule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    Buffer = b,
                    LearningRate = LearningRate,
                    Momentum = age == 1 ? 0 : momentum,
                    Fresh = age == 1 ? 1 : fresh,
                    WeightDecay = weightDecay,
                    LookAhead = nesterov ? momentum : 0,
                };
                UpdateLoop.Run(team, rule, range);
            }
        }
    }

    private struct Rule : IUpdateRule
    {
        public float* Parameters;
        public float* Gradients;
        public float* Buffer;
        public float LearningRate;
        public float Momentum;
        public float Fresh;
        public float WeightDecay;
        public float LookAhead;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Apply<TV>(nint i)
            where TV : struct, ISimd<TV>
        {
            TV p = TV.Load(ref *Parameters, i);
            TV d = TV.Load(ref *Gradients, i);
            if (WeightDecay != 0)
            {
                d = TV.MultiplyAdd(TV.Create(WeightDecay), p, d);
            }

            if (Buffer is not null)
            {
                TV b = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Momentum), TV.Load(ref *Buffer, i), TV.Create(Fresh) * d));
                TV.Store(b, ref *Buffer, i);
                d = LookAhead != 0 ? TV.MultiplyAdd(TV.Create(LookAhead), b, d) : b;
            }

            TV.Store(TV.MultiplyAdd(TV.Create(-LearningRate), d, p), ref *Parameters, i);
        }
    }
}
