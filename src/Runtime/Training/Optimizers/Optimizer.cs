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
    private TrainedRange[] ranges = [];
    private float[] frozen = [];
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

    /// <summary>The parameters that an update changes; all of them, unless a session has frozen some.</summary>
    private protected ReadOnlySpan<TrainedRange> Ranges => ranges;

    /// <summary>Whether <see cref="Apply"/> leaves everything outside of <see cref="Ranges"/> alone; for the others it is put back.</summary>
    private protected virtual bool KeepsToRanges => false;

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
        ranges = [new TrainedRange(0, parameterCount, Skipped: 0)];
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
        if (frozen.Length == 0)
        {
            Apply(team, parameters, gradients);
            return;
        }

        MoveFrozen(parameters, save: true);
        try
        {
            Apply(team, parameters, gradients);
        }
        finally
        {
            MoveFrozen(parameters, save: false);
        }
    }

    /// <summary>Says which parameters updates change from now on, in their order.</summary>
    internal void Train(TrainedRange[] trained)
    {
        ranges = trained;
        int length = ParameterCount;
        foreach (TrainedRange range in trained)
        {
            length -= range.Length;
        }

        frozen = KeepsToRanges ? [] : new float[checked(length * (1 + states.Count))];
    }

    /// <summary>Sets the number of updates, as a checkpoint does that puts back the states too.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public void RestoreSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        Steps = steps;
    }

    // Between the runs that are trained lie those that must be after an update what they were before, in the parameters and in every state.
    private void MoveFrozen(Span<float> parameters, bool save)
    {
        int at = MoveFrozen(parameters, save, 0);
        foreach (OptimizerState state in states)
        {
            at = MoveFrozen(state.Values, save, at);
        }
    }

    private int MoveFrozen(Span<float> values, bool save, int at)
    {
        int end = 0;
        for (int i = 0; i <= ranges.Length; i++)
        {
            int start = i < ranges.Length ? ranges[i].Start : ParameterCount;
            Span<float> gap = values[end..start];
            Span<float> copy = frozen.AsSpan(at, gap.Length);
            (save ? gap : copy).CopyTo(save ? copy : gap);
            at += gap.Length;
            end = i < ranges.Length ? start + ranges[i].Length : end;
        }

        return at;
    }

    /// <summary>Adds the states the rule needs, once <see cref="ParameterCount"/> is known.</summary>
    protected abstract void Allocate();

    /// <summary>
    /// One step; <see cref="Steps"/> counts it already. Lengths are right. What it does to frozen parameters and their states is undone. Must not call the session, and should not throw: what it has changed by then stays changed.
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
