using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Adam with Nesterov's momentum, as <c>torch.optim.NAdam</c>: μₜ = β1·(1 - 0.96^(t·ψ) / 2), and with m, v as in <see cref="Adam"/> the step is
/// lr·((1 - μₜ)·g / (1 - Πμ) + μₜ₊₁·m / (1 - Πμ·μₜ·μₜ₊₁)) / (√(v / (1 - β2ᵗ)) + ε), where Πμ ends with μₜ.
/// <para>That μₜ occurs twice in the second product is what PyTorch 1.13 computes, whose values are the reference; the paper, and PyTorch's own variant for lists of
/// tensors, have it once. The two differ most in the first steps.</para>
/// <para>Dozat: Incorporating Nesterov momentum into Adam, ICLR workshop 2016.</para>
/// </summary>
public sealed unsafe class NAdam : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly float epsilon;
    private readonly float weightDecay;
    private readonly double momentumDecay;
    private OptimizerState first = null!;
    private OptimizerState second = null!;
    private OptimizerScalar product = null!;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Size of a step.</param>
    /// <param name="beta1">Share of the mean gradient that stays, in [0, 1).</param>
    /// <param name="beta2">Share of the mean square that stays, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, so that it is not 0.</param>
    /// <param name="weightDecay">Share of the parameter that is added to its gradient.</param>
    /// <param name="momentumDecay">ψ, the speed at which the momentum grows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public NAdam(float learningRate = 2e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0, float momentumDecay = 4e-3f)
        : base(learningRate)
    {
        this.beta1 = Literal(Fraction(beta1, nameof(beta1)));
        this.beta2 = Literal(Fraction(beta2, nameof(beta2)));
        this.epsilon = NotNegative(epsilon, nameof(epsilon));
        this.weightDecay = NotNegative(weightDecay, nameof(weightDecay));
        this.momentumDecay = Literal(NotNegative(momentumDecay, nameof(momentumDecay)));
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"NAdam(beta1 {beta1:R}, beta2 {beta2:R}, epsilon {epsilon:R}, weight decay {weightDecay:R}, momentum decay {momentumDecay:R})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate()
    {
        first = AddState("exp_avg");
        second = AddState("exp_avg_sq");
        product = AddScalar("mu_product", 1);
    }

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        product.Value *= Momentum(Steps);
        fixed (float* p = parameters, g = gradients, m = first.Values, v = second.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                long age = Steps - range.Skipped;
                double now = Momentum(age);
                double next = Momentum(age + 1.0);
                double all = range.Skipped == 0 ? product.Value : Product(age);
                Rule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    First = m,
                    Second = v,
                    WeightDecay = weightDecay,
                    Beta1 = (float)beta1,
                    Fresh1 = (float)(1 - beta1),
                    Beta2 = (float)beta2,
                    Fresh2 = (float)(1 - beta2),
                    GradientStep = (float)(LearningRate * (1 - now) / (1 - all)),
                    MomentStep = (float)(LearningRate * next / (1 - (all * now * next))),
                    Correction = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, age))),
                    Epsilon = epsilon,
                };
                UpdateLoop.Run(team, rule, range);
            }
        }
    }

    // Πμ of parameters that were frozen for a while. It is below 1e-300 after some thousand steps, where 1 - Πμ has long been 1.
    private double Product(long age)
    {
        double result = 1;
        for (long step = 1; step <= age && result > 1e-300; step++)
        {
            result *= Momentum(step);
        }

        return result;
    }

    private double Momentum(double step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));

    private struct Rule : IUpdateRule
    {
        public float* Parameters;
        public float* Gradients;
        public float* First;
        public float* Second;
        public float WeightDecay;
        public float Beta1;
        public float Fresh1;
        public float Beta2;
        public float Fresh2;
        public float GradientStep;
        public float MomentStep;
        public float Correction;
        public float Epsilon;

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

            TV m = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Beta1), TV.Load(ref *First, i), TV.Create(Fresh1) * g));
            TV v = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Beta2), TV.Load(ref *Second, i), TV.Create(Fresh2) * g * g));
            TV.Store(m, ref *First, i);
            TV.Store(v, ref *Second, i);

            TV root = TV.MultiplyAdd(TV.Sqrt(v), TV.Create(Correction), TV.Create(Epsilon));
            p = TV.MultiplyAdd(TV.Create(-GradientStep), g / root, p);
            TV.Store(TV.MultiplyAdd(TV.Create(-MomentStep), m / root, p), ref *Parameters, i);
        }
    }
}
