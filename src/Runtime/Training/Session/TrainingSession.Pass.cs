using System;
using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>One pass of a session and the update that ends it: what a network's emitted code calls.</summary>
public abstract partial class TrainingSession
{
    /// <summary>The threads of this pass.</summary>
    protected Team Team { get; private set; }

    /// <summary>The memory of a pass.</summary>
    protected TrainingArena Arena { get; }

    /// <summary>Working copy of the parameters.</summary>
    protected Span<float> Parameters => parameters.Write;

    /// <summary>Working copy of the running statistics.</summary>
    protected Span<float> States => states.Values;

    /// <summary>Where backward writes the gradients of the parameters.</summary>
    protected Span<float> GradientBuffer => gradients.Write;

    /// <summary>Whether backward adds to <see cref="GradientBuffer"/> what is in it.</summary>
    protected bool AccumulateGradients => accumulated > 0;

    /// <summary>What the random draws of this pass depend on. Every pass has its own, refused and accumulated ones too.</summary>
    protected RandomKey Key => new(Seed, passes);

    /// <summary>Begins a pass: the number of rows in the first input, which all others must have too.</summary>
    /// <param name="inputLengths">The length of each input.</param>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">The session is in a step already.</exception>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, or not as many as the first input has.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more than <see cref="BatchCapacity"/>.</exception>
    protected int BeginStep(params ReadOnlySpan<int> inputLengths)
    {
        Guard.Length(inputLengths.Length, Plan.Inputs.Count);
        int rows = Guard.Rows(inputLengths[0], Plan.Inputs[0].Length, Plan.Inputs[0].Name);
        if (rows < 1 || rows > BatchCapacity)
        {
            throw new ArgumentOutOfRangeException(Plan.Inputs[0].Name, rows, $"A step takes 1 to {BatchCapacity} rows.");
        }

        for (int input = 1; input < inputLengths.Length; input++)
        {
            Guard.Length(inputLengths[input], (long)rows * Plan.Inputs[input].Length, Plan.Inputs[input].Name);
        }

        Enter();
        Team = StaticNetsThreads.Current;
        states.BeginPass(firstOfUpdate: accumulated == 0);
        if (Plan.CarriedPerSample > 0 && (forgetStates || !CarryStates))
        {
            Arena.Carried.Clear();
            forgetStates = false;
        }

        lastRows = rows;
        return rows;
    }

    /// <inheritdoc cref="EvaluateLoss(int, int, ReadOnlySpan{float}, in LossTarget, Span{float}, ReadOnlySpan{int})"/>
    protected float EvaluateLoss(int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient) => EvaluateLoss(0, rows, output, in target, gradient);

    /// <summary>The weighted loss of an output in a pass and its gradient. If the target is refused, the session is as before the pass.</summary>
    /// <param name="number">Which output (as in <see cref="TrainingPlan.Outputs"/>); the main one where it is not given.</param>
    /// <param name="rows">As <see cref="BeginStep"/> gave it.</param>
    /// <param name="output">The output's values.</param>
    /// <param name="target">What it is compared with.</param>
    /// <param name="gradient">dLoss/doutput, written.</param>
    /// <param name="lengths">The true length of each sample's sequence, where the output has such.</param>
    protected float EvaluateLoss(int number, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient, ReadOnlySpan<int> lengths = default)
    {
        guard.InCallback = true;
        bool done = false;
        try
        {
            float loss = losses.Evaluate(number, rows, output, in target, gradient, lengths);
            if (number == 0)
            {
                Hits.Count(Loss, Plan.Outputs[0].Shape, rows, output, target, lengths);
            }

            done = true;
            return loss;
        }
        finally
        {
            guard.InCallback = false;
            if (!done)
            {
                AbandonStep();
            }
        }
    }

    /// <summary>Ends a pass that an exception cut short: running statistics are as before it. Does nothing outside of a pass.</summary>
    protected void AbandonStep()
    {
        // Emitted code calls this again behind EvaluateLoss and EndStep; another thread may be in by then.
        if (guard.IsMine())
        {
            states.RollBackPass();
            forgetStates = true;
            guard.Leave();
        }
    }

    /// <summary>Ends a pass, and updates the parameters if <paramref name="update"/> says so. What a clip or optimizer throws passes through: see <see cref="Update"/>.</summary>
    /// <param name="loss">The sum of what <c>EvaluateLoss</c> gave.</param>
    /// <param name="update">False: the gradients are kept, and added to by the next pass.</param>
    /// <returns><paramref name="loss"/>.</returns>
    protected float EndStep(float loss, bool update)
    {
        passes++;
        accumulated++;
        poisoned |= !float.IsFinite(loss);
        states.EndPass();
        try
        {
            if (update)
            {
                Apply();
            }
        }
        finally
        {
            guard.Leave();
        }

        return loss;
    }

    /// <summary>Where backward writes dLoss/dinput of the first input; empty unless gradients are kept.</summary>
    protected Span<float> InputGradients(int rows) => InputGradients(0, rows);

    /// <summary>Where backward writes dLoss/dinput of an input; empty unless gradients are kept.</summary>
    protected Span<float> InputGradients(int input, int rows) =>
        named is null || Plan.Inputs[input].Tokens ? default : inputGradients[input].Write[..(rows * Plan.Inputs[input].Length)];

    /// <summary>Somewhere to write an output that nobody wants, as <see cref="Predict"/> does with all but the main one. Allocates where it must grow.</summary>
    protected Span<float> Spare(int output, int rows)
    {
        int length = checked(rows * Plan.Outputs[output].Length);
        if (spare[output] is not { } values || values.Length < length)
        {
            spare[output] = values = new float[length];
        }

        return values.AsSpan(0, length);
    }

    // The one place where a session changes parameters. However it ends, the next pass begins a new update.
    private void Apply()
    {
        bool done = false;
        try
        {
            ApplyGradients();
            done = true;
        }
        finally
        {
            guard.InCallback = false;
            accumulated = 0;
            poisoned = false;
            if (!done)
            {
                states.RollBackUpdate();
            }
        }
    }

    private void ApplyGradients()
    {
        Span<float> gradient = gradients.Write;
        frozen.Clear(gradient);
        LastStepRefused = poisoned || !GradientNorm.AllFinite(gradient);
        if (LastStepRefused)
        {
            RefusedSteps++;
            forgetStates = true;
            states.RollBackUpdate();
        }
        else
        {
            if (accumulated > 1)
            {
                TensorPrimitives.Divide(gradient, accumulated, gradient);
            }

            guard.InCallback = true;
            Clip?.Apply(Team, gradient);

            // Before the update: what an optimizer that throws has changed is part of the working weights, and published with them.
            changed = true;
            frozen.Skip();
            Optimizer.Update(Team, parameters.Write, gradient);
            Steps++;
        }
    }

    private void Enter()
    {
        // True: an exception in the emitted code left the last pass of this thread open.
        if (guard.Enter(this))
        {
            states.RollBackPass();
        }
    }
}
