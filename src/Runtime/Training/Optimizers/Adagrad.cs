using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Adagrad, as <c>torch.optim.Adagrad</c>: v = v + g², p = p - lr / (1 + (t - 1)·decay) · g / (√v + ε).
/// <para>Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, JMLR 12 (2011).</para>
/// </summary>
public sealed unsafe class Adagrad : Optimizer
{
    private readonly float learningRateDecay;
    private readonly float weightDecay;
    private readonly float initialAccumulator;
    private readonly float epsilon;
    private OptimizerState sum = null!;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Size of a step.</param>
    /// <param name="learningRateDecay">How fast the learning rate falls with the number of steps.</param>
    /// <param name="weightDecay">Share of the parameter that is added to its gradient.</param>
    /// <param name="initialAccumulator">First value of the sum of squares.</param>
    /// <param name="epsilon">Added to the root, so that it is not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adagrad(float learningRate = 1e-2f, float learningRateDecay = 0, float weightDecay = 0, float initialAccumulator = 0, float epsilon = 1e-10f)
        : base(learningRate)
    {
        this.learningRateDecay = NotNegative(learningRateDecay, nameof(learningRateDecay));
        this.weightDecay = NotNegative(weightDecay, nameof(weightDecay));
        this.initialAccumulator = NotNegative(initialAccumulator, nameof(initialAccumulator));
        this.epsilon = NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"Adagrad(decay {learningRateDecay:R}, weight decay {weightDecay:R}, initial accumulator {initialAccumulator:R}, epsilon {epsilon:R})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate() => sum = AddState("sum", initialAccumulator);

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* p = parameters, g = gradients, s = sum.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                long age = Steps - range.Skipped;
                Rule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    Sum = s,
                    Step = (float)(LearningRate / (1 + ((age - 1) * (double)learningRateDecay))),
                    Epsilon = epsilon,
                    WeightDecay = weightDecay,
                };
                UpdateLoop.Run(team, rule, range);
            }
        }
    }

    private struct Rule : IUpdateRule
    {
        public float* Parameters;
        public float* Gradients;
        public float* Sum;
        public float Step;
        public float Epsilon;
        public float WeightDecay;

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

            TV s = TV.MultiplyAdd(g, g, TV.Load(ref *Sum, i));
            TV.Store(s, ref *Sum, i);
            TV.Store(TV.MultiplyAdd(TV.Create(-Step), g / (TV.Sqrt(s) + TV.Create(Epsilon)), p), ref *Parameters, i);
        }
    }
}
