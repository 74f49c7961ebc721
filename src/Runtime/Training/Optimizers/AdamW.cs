using System;
using System.Globalization;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Adam with decoupled weight decay, as <c>torch.optim.AdamW</c>: p = p·(1 - lr·λ) first, then the step of <see cref="Adam"/> without decay.
/// <para>Loshchilov, Hutter: Decoupled weight decay regularization, ICLR 2019.</para>
/// </summary>
public sealed unsafe class AdamW : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly float epsilon;
    private readonly double weightDecay;
    private readonly bool amsgrad;
    private OptimizerState first = null!;
    private OptimizerState second = null!;
    private OptimizerState? largest;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Size of a step.</param>
    /// <param name="beta1">Share of the mean gradient that stays, in [0, 1).</param>
    /// <param name="beta2">Share of the mean square that stays, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, so that it is not 0.</param>
    /// <param name="weightDecay">Share of the parameter that a step with learning rate 1 takes away.</param>
    /// <param name="amsgrad">Divide by the largest mean square so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public AdamW(float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 1e-2f, bool amsgrad = false)
        : base(learningRate)
    {
        this.beta1 = Literal(Fraction(beta1, nameof(beta1)));
        this.beta2 = Literal(Fraction(beta2, nameof(beta2)));
        this.epsilon = NotNegative(epsilon, nameof(epsilon));
        this.weightDecay = Literal(NotNegative(weightDecay, nameof(weightDecay)));
        this.amsgrad = amsgrad;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"AdamW(beta1 {beta1:R}, beta2 {beta2:R}, epsilon {epsilon:R}, weight decay {weightDecay:R}, amsgrad {amsgrad})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate()
    {
        first = AddState("exp_avg");
        second = AddState("exp_avg_sq");
        largest = amsgrad ? AddState("max_exp_avg_sq") : null;
    }

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* p = parameters, g = gradients, m = first.Values, v = second.Values, l = largest is null ? default : largest.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                long age = Steps - range.Skipped;
                AdamRule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    First = m,
                    Second = v,
                    Largest = l,
                    Keep = (float)(1 - (LearningRate * weightDecay)),
                    WeightDecay = 0,
                    Beta1 = (float)beta1,
                    Fresh1 = (float)(1 - beta1),
                    Beta2 = (float)beta2,
                    Fresh2 = (float)(1 - beta2),
                    Step = (float)(LearningRate / (1 - Math.Pow(beta1, age))),
                    Correction = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, age))),
                    Epsilon = epsilon,
                };
                UpdateLoop.Run(team, rule, range);
            }
        }
    }
}
