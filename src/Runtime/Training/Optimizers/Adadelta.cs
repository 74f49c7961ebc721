using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Adadelta, as <c>torch.optim.Adadelta</c>: v = ρ·v + (1 - ρ)·g², d = g·√(u + ε) / √(v + ε), u = ρ·u + (1 - ρ)·d², p = p - lr·d.
/// <para>Zeiler: ADADELTA, an adaptive learning rate method, arXiv:1212.5701.</para>
/// </summary>
public sealed unsafe class Adadelta : Optimizer
{
    private readonly double rho;
    private readonly float epsilon;
    private readonly float weightDecay;
    private OptimizerState second = null!;
    private OptimizerState moved = null!;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">Factor of a step.</param>
    /// <param name="rho">Share of the mean squares that stays, in [0, 1).</param>
    /// <param name="epsilon">Added under the roots, so that they are not 0.</param>
    /// <param name="weightDecay">Share of the parameter that is added to its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adadelta(float learningRate = 1, float rho = 0.9f, float epsilon = 1e-6f, float weightDecay = 0)
        : base(learningRate)
    {
        this.rho = Literal(Fraction(rho, nameof(rho)));
        this.epsilon = NotNegative(epsilon, nameof(epsilon));
        this.weightDecay = NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Settings =>
        string.Create(CultureInfo.InvariantCulture, $"Adadelta(rho {rho:R}, epsilon {epsilon:R}, weight decay {weightDecay:R})");

    private protected override bool KeepsToRanges => true;

    /// <inheritdoc/>
    protected override void Allocate()
    {
        second = AddState("square_avg");
        moved = AddState("acc_delta");
    }

    /// <inheritdoc/>
    protected override void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        fixed (float* p = parameters, g = gradients, v = second.Values, u = moved.Values)
        {
            foreach (TrainedRange range in Ranges)
            {
                Rule rule = new()
                {
                    Parameters = p,
                    Gradients = g,
                    Second = v,
                    Moved = u,
                    LearningRate = LearningRate,
                    Rho = (float)rho,
                    Fresh = (float)(1 - rho),
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
        public float* Second;
        public float* Moved;
        public float LearningRate;
        public float Rho;
        public float Fresh;
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

            TV u = TV.Load(ref *Moved, i);
            TV v = UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Rho), TV.Load(ref *Second, i), TV.Create(Fresh) * g * g));
            TV d = TV.Sqrt(u + TV.Create(Epsilon)) / TV.Sqrt(v + TV.Create(Epsilon)) * g;
            TV.Store(v, ref *Second, i);
            TV.Store(UpdateLoop.Flush(TV.MultiplyAdd(TV.Create(Rho), u, TV.Create(Fresh) * d * d)), ref *Moved, i);
            TV.Store(TV.MultiplyAdd(TV.Create(-LearningRate), d, p), ref *Parameters, i);
        }
    }
}
