using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// One training of one network: working copies of its parameters and running statistics, gradients, an optimizer, a loss and the memory of a pass.
/// The base of every network's nested class <c>Training</c>. Whoever runs the network meanwhile sees the weights of the last <see cref="Publish"/>.
/// <para>A step whose loss or gradient is not finite is refused: parameters, optimizer state, running statistics and counters stay as they were.</para>
/// <para>A session is used by one thread at a time; a second one gets an <see cref="InvalidOperationException"/>. Steps allocate nothing.</para>
/// </summary>
public abstract partial class TrainingSession : IDisposable
{
    private readonly NetworkCore core;
    private readonly FloatBuffer parameters;
    private readonly FloatBuffer gradients;
    private readonly FloatBuffer[] inputGradients = [];
    private readonly OutputLosses losses;
    private readonly float[][] spare;
    private readonly SessionStates states;
    private readonly FrozenTensors frozen;
    private readonly NamedGradients? named;
    private SessionGuard guard;
    private long passes;
    private int accumulated;
    private bool poisoned;
    private bool changed;
    private bool forgetStates = true;
    private int lastRows;

    /// <summary>Takes a copy of the network's weights and allocates everything that a step needs.</summary>
    /// <param name="core">The network.</param>
    /// <param name="plan">What its emitted code states.</param>
    /// <param name="batch">Most rows of a batch.</param>
    /// <param name="optimizer">An optimizer of its own.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="seed">Seed of dropout.</param>
    /// <param name="keepGradients">Whether <see cref="Gradients"/> and <see cref="InputGradient"/> can be read.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is below 1, or so large that a span cannot hold the input's gradients.</exception>
    /// <exception cref="ArgumentException">The loss does not fit an output of the network.</exception>
    /// <exception cref="InvalidOperationException">The optimizer belongs to another session.</exception>
    /// <exception cref="OutOfMemoryException">The memory is not there; the message says how many bytes were wanted.</exception>
    protected TrainingSession(NetworkCore core, TrainingPlan plan, int batch, Optimizer optimizer, Loss loss, ulong seed, bool keepGradients)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        if (batch < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batch), batch, "A batch must have room for at least one row.");
        }

        losses = new OutputLosses(loss, plan, batch);
        spare = new float[plan.Outputs.Count][];
        this.core = core;
        Plan = plan;
        BatchCapacity = batch;
        Optimizer = optimizer;
        Loss = loss;
        Seed = seed;
        Team = StaticNetsThreads.Current;

        NetworkWeights weights = core.Weights;
        parameters = FloatBuffer.CopyOf(weights.Parameters);
        gradients = new FloatBuffer(plan.Layout.ParameterCount);
        frozen = new FrozenTensors(plan.Layout);
        states = new SessionStates(weights.States, weights.Counters, frozen);
        if (keepGradients)
        {
            named = new NamedGradients(plan.Layout, gradients);
            inputGradients = [.. plan.Inputs.Select(input => InputGradientMemory.Of(input, batch))];
        }

        Arena = new TrainingArena(plan, batch, Team.Size);
        optimizer.Bind(plan.Layout.ParameterCount);
    }

    /// <summary>What the network's emitted code states.</summary>
    public TrainingPlan Plan { get; }

    /// <summary>Most rows of a batch.</summary>
    public int BatchCapacity { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The loss.</summary>
    public Loss Loss { get; }

    /// <summary>Seed of dropout.</summary>
    public ulong Seed { get; }

    /// <summary>A bound on gradients; none at first.</summary>
    public GradientClip? Clip { get; set; }

    /// <summary>
    /// Whether recurrent layers begin each step with the state in which row by row the last one ended, instead of with zeros: truncated backpropagation through time, for sequences longer than
    /// the network's. Gradients do not go back beyond the step. Layers with an <c>InitialState</c> or a direction that runs backwards begin as they always do. A refused step forgets the states.
    /// </summary>
    public bool CarryStates { get; set; }

    /// <summary>Updates made.</summary>
    public long Steps { get; private set; }

    /// <summary>Updates refused because loss or gradient was not finite.</summary>
    public long RefusedSteps { get; private set; }

    /// <summary>Whether the last step or update was refused.</summary>
    public bool LastStepRefused { get; private set; }

    /// <summary>The gradients of the last step.</summary>
    /// <exception cref="InvalidOperationException">The session was made without <c>keepGradients: true</c>.</exception>
    public NamedGradients Gradients => named ?? throw NotKept();

    /// <summary>dLoss/dinput of the last step, for the rows it had; of the first input, where there are several.</summary>
    /// <exception cref="InvalidOperationException">The session was made without <c>keepGradients: true</c>.</exception>
    public ReadOnlySpan<float> InputGradient => named is null ? throw NotKept() : InputGradients(lastRows);

    /// <summary>
    /// By output (as in <see cref="TrainingPlan.Outputs"/>, the main one first): its own loss in the last pass, before its weight. What a step returns is their weighted sum.
    /// NaN before the first pass, and for an output without a loss.
    /// </summary>
    public ReadOnlySpan<float> LastLosses => losses.Last;

    /// <summary>Names of the tensors that are frozen. Makes a new list.</summary>
    public IReadOnlyList<string> Frozen => frozen.Names;

    internal FrozenTensors FrozenTensors => frozen;

    /// <summary>Counts how often the largest output is right, while it is enabled.</summary>
    internal HitCounter Hits { get; } = new();

    /// <summary>Whether gradients wait for an update.</summary>
    internal bool HasPending => accumulated > 0;

    /// <summary>Forward, backward and update for the rows of a batch.</summary>
    /// <returns>The mean loss, before the update; also where the step is refused. Of several outputs the weighted sum of their losses: see <see cref="LastLosses"/>.</returns>
    public abstract float Step(Batch batch);

    /// <summary>The network's main output for the rows of a batch, by the published weights and as in inference.</summary>
    public abstract void Predict(Batch batch, Span<float> output);

    /// <summary>dLoss/dinput of the last step for the input of that name, for the rows it had.</summary>
    /// <exception cref="InvalidOperationException">The session was made without <c>keepGradients: true</c>.</exception>
    /// <exception cref="ArgumentException">The network has no such input, or it takes tokens, which have no gradient.</exception>
    public ReadOnlySpan<float> InputGradientOf(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        int number = Enumerable.Range(0, Plan.Inputs.Count).Where(i => Plan.Inputs[i].Name == input).DefaultIfEmpty(-1).First();
        return named is null ? throw NotKept()
            : number < 0 ? throw new ArgumentException($"There is no input '{input}'; there are {string.Join(", ", Plan.Inputs.Select(port => port.Name))}.", nameof(input))
            : Plan.Inputs[number].Tokens ? throw new ArgumentException($"Input '{input}' takes tokens, which have no gradient.", nameof(input))
            : InputGradients(number, lastRows);
    }

    /// <summary>Begins the next step with zeros, where <see cref="CarryStates"/> would go on: another sequence begins.</summary>
    public void ForgetStates() => forgetStates = true;

    /// <summary>A batch of the shapes of this network and this loss, with room for every target (<see cref="TrainingPlan.Targets"/>).</summary>
    public Batch CreateBatch() => new(Plan.Inputs, BatchCapacity, [.. Plan.Targets.Select(TargetInfo)]);

    /// <summary>
    /// One update by the mean of the gradients accumulated since the last. If the clip or the optimizer throws, the accumulated gradients are forgotten and running
    /// statistics and counters are as before the first of them; a clip's exception leaves the parameters as they were, an optimizer's what it had changed by then.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing was accumulated, or the call comes from within a step.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public void Update()
    {
        Enter();
        try
        {
            if (accumulated == 0)
            {
                throw new InvalidOperationException("There is nothing to update by: call Accumulate first.");
            }

            Apply();
        }
        finally
        {
            guard.Leave();
        }
    }

    /// <summary>
    /// Leaves parameters as they are from the next update on: they are neither updated nor decayed, their moments rest, their gradients read as 0 and count for no clip.
    /// Like <c>requires_grad = False</c> in PyTorch it does not stop the running statistics of batch normalisation, which belong to the forward pass.
    /// </summary>
    /// <param name="pattern">
    /// Names of tensors: <c>features.*</c> is everything below <c>features</c>; <c>*</c> stands for any characters, dots too, <c>?</c> for one.
    /// </param>
    /// <param name="statistics">
    /// Whether running statistics of matching names rest as well. In training a batch is normalised by its own statistics all the same.
    /// </param>
    /// <exception cref="ArgumentException">The pattern matches nothing; the message names what is close. Nothing is changed.</exception>
    /// <exception cref="InvalidOperationException">The call comes from within a step.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public void Freeze(string pattern, bool statistics = false) => SetFrozen(pattern, freeze: true, statistics);

    /// <summary>
    /// Trains again what <see cref="Freeze"/> has frozen, running statistics too. A parameter goes on with the moments it had; bias corrections count the updates it took part in.
    /// </summary>
    /// <param name="pattern">As for <see cref="Freeze"/>; what it matches need not be frozen.</param>
    /// <inheritdoc cref="Freeze" path="/exception"/>
    public void Unfreeze(string pattern) => SetFrozen(pattern, freeze: false, statistics: true);

    /// <summary>
    /// Makes the working weights those of the network, all of them, if steps have changed any: whatever else changed the network since the session began
    /// (<see cref="ParameterSet.Write"/>, a load, another session) is replaced. During a fit that averages weights (<see cref="FitOptions.Averaging"/>) the average is published.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public void Publish()
    {
        Enter();
        try
        {
            PublishChanges();
        }
        finally
        {
            guard.Leave();
        }
    }

    /// <summary>
    /// Frees the memory, after a <see cref="Publish"/> if steps have changed anything since the last; like it, that replaces all weights of the network.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread is in a step, or the call comes from a loss, a clip or an optimizer in one.</exception>
    public void Dispose()
    {
        if (guard.Close())
        {
            states.RollBackPass();
            try
            {
                PublishChanges();
            }
            finally
            {
                Arena.Dispose();
            }
        }

        GC.SuppressFinalize(this);
    }

    // What a target holds for each sample: as much as the first output wants that is compared with it.
    private TargetInfo TargetInfo(string name)
    {
        int length = Loss.TargetLength(Plan.Outputs.First(output => output.Weight != 0 && output.Target == name).Shape);
        return new TargetInfo(name, Loss.TakesClasses ? length : 0, Loss.TakesClasses ? 0 : length);
    }

    private static InvalidOperationException NotKept() =>
        new("The gradients are not kept: create the session with keepGradients: true.");

    private void SetFrozen(string pattern, bool freeze, bool statistics)
    {
        Enter();
        try
        {
            frozen.Set(pattern, freeze, statistics);
            Optimizer.Train(frozen.Ranges());
        }
        finally
        {
            guard.Leave();
        }
    }

    private void PublishChanges()
    {
        if (Average is { Exists: true } average)
        {
            core.Replace(average.Parameters, average.States, states.Counters); // changed stays: the working weights are not published
        }
        else if (changed)
        {
            core.Replace(parameters.Read, states.Values, states.Counters);
            changed = false;
        }
    }
}
