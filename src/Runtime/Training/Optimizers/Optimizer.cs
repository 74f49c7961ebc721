using System;
using System.Collections.Generic;
using System.Globalization;
using StaticNets.Runtime;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// The rule by which gradients change parameters. It keeps a state for each parameter, and so belongs to one session.
/// Results are the same bits for any number of threads.
/// </summary>
public abstract class Optimizer
{
    private readonly List<OptimizerState> states = [];
    private readonly List<OptimizerScalar> scalars = [];
    private float learningRate;

    /// <summary>Creates an optimizer that is not bound to a session yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, NaN or infinite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The size of a step. 0 leaves the parameters as they are. May be changed between steps; schedules do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRate
    {
        get => learningRate;
        set
        {
            if (!(value >= 0) || float.IsInfinity(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a finite number that is not negative.");
            }

            learningRate = value;
        }
    }

    /// <summary>Updates since the optimizer was bound; the t of bias corrections.</summary>
    public long Steps { get; private set; }

    /// <summary>Number of parameters, once bound; before that 0.</summary>
    public int ParameterCount { get; private set; }

    /// <summary>True once a session uses it.</summary>
    public bool IsBound { get; private set; }

    /// <summary>Type and settings, the learning rate apart, in words: two optimizers of the same text continue each other's work.</summary>
    public abstract string Settings { get; }

    /// <summary>What it remembers of each parameter.</summary>
    public IReadOnlyList<OptimizerState> States => states;

    /// <summary>What it remembers besides, in double precision.</summary>
    public IReadOnlyList<OptimizerScalar> Scalars => scalars;

    /// <summary>Allocates the state. A session calls it once.</summary>
    /// <exception cref="InvalidOperationException">The optimizer belongs to a session already.</exception>
    public void Bind(int parameterCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parameterCount);
        if (IsBound)
        {
            throw new InvalidOperationException("The optimizer belongs to another session, whose moments it holds; give each session its own.");
        }

        IsBound = true;
        ParameterCount = parameterCount;
        Allocate();
    }

    /// <summary>One step: changes <paramref name="parameters"/> by <paramref name="gradients"/>. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The optimizer is not bound.</exception>
    /// <exception cref="ArgumentException">A length is not <see cref="ParameterCount"/>.</exception>
    public void Update(Team team, Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (!IsBound)
        {
            throw new InvalidOperationException("The optimizer must be bound to a number of parameters first.");
        }

        Guard.Length(parameters.Length, ParameterCount);
        Guard.Length(gradients.Length, ParameterCount);

        Steps++;
        Apply(team, parameters, gradients);
    }

    /// <summary>Sets the number of updates, as a checkpoint does that puts back the states too.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public void RestoreSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        Steps = steps;
    }

    /// <summary>Adds the states the rule needs, once <see cref="ParameterCount"/> is known.</summary>
    protected abstract void Allocate();

    /// <summary>
    /// One step; <see cref="Steps"/> counts it already. Lengths are right. Must not call the session, and should not throw: what it has changed by then stays changed.
    /// </summary>
    protected abstract void Apply(Team team, Span<float> parameters, ReadOnlySpan<float> gradients);

    /// <summary>A state of <see cref="ParameterCount"/> floats, all <paramref name="value"/>.</summary>
    protected OptimizerState AddState(string name, float value = 0)
    {
        OptimizerState state = new(name, ParameterCount);
        state.Values.Fill(value);
        states.Add(state);
        return state;
    }

    /// <summary>A state of one number.</summary>
    protected OptimizerScalar AddScalar(string name, double value)
    {
        OptimizerScalar scalar = new(name) { Value = value };
        scalars.Add(scalar);
        return scalar;
    }

    /// <summary>
    /// The number that the literal means: 0.999 for 0.999f, whose own value is 0.99900001. Where 1 - β counts, PyTorch's doubles are met only so.
    /// </summary>
    protected static double Literal(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Refuses a setting that is negative, NaN or infinite.</summary>
    protected static float NotNegative(float value, string name) => value >= 0 && !float.IsInfinity(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be a finite number that is not negative.");

    /// <summary>Refuses a factor that is not in [0, 1).</summary>
    protected static float Fraction(float value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be in [0, 1).");
}
