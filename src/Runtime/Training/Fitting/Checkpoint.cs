using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>
/// Writes and reads a training in progress: one safetensors file with the network's tensors (<c>model.…</c>), the optimizer's state, what is frozen, the best weights so far,
/// the history, and every count, replaced as a whole. Under metadata stands what a training must have in common with the one that it continues.
/// </summary>
internal sealed class Checkpoint
{
    private readonly TrainingSession session;
    private readonly SortedDictionary<string, string> identity;
    private readonly string path;
    private readonly bool keepBest;

    public Checkpoint(TrainingSession session, int samples, int batchSize, FitOptions options)
    {
        Schedule schedule = options.Schedule ?? Schedule.Constant;
        this.session = session;
        path = options.CheckpointPath!;
        keepBest = options.KeepBest;
        identity = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = "StaticNets checkpoint 1",
            ["random generator"] = "Philox 4x32-10",
            ["network"] = session.Plan.Layout.Network,
            ["optimizer"] = session.Optimizer.Settings,
            ["learning rate"] = session.Optimizer.LearningRate.ToString("R", CultureInfo.InvariantCulture),
            ["loss"] = session.Loss.Settings,
            ["schedule"] = schedule.Settings,
            ["epochs of the schedule"] = schedule.DependsOnTotalSteps ? options.Epochs.ToString(CultureInfo.InvariantCulture) : "any",
            ["clip"] = (options.Clip ?? session.Clip)?.Settings ?? "none",
            ["session seed"] = session.Seed.ToString(CultureInfo.InvariantCulture),
            ["order of samples"] = options.Shuffle ? $"seed {options.Seed.ToString(CultureInfo.InvariantCulture)}" : "not shuffled",
            ["batch size"] = batchSize.ToString(CultureInfo.InvariantCulture),
            ["last, smaller batch"] = options.DropLast ? "left out" : "kept",
            ["states"] = session.CarryStates ? $"carried for {session.BatchCapacity.ToString(CultureInfo.InvariantCulture)} rows" : "begun anew",
            ["averaging"] = options.Averaging?.Settings ?? "none",
            ["monitored"] = options.Monitor is null ? "loss" : "a figure",
            ["samples"] = samples.ToString(CultureInfo.InvariantCulture),
        };
    }

    public void Save(FitState state, double seconds) => AtomicFile.Write(path, stream =>
    {
        CheckpointContent content = new();
        foreach ((string key, string value) in identity)
        {
            content.Metadata[key] = value;
        }

        AddModel(content, session.CopyWeights());
        foreach (OptimizerState moment in session.Optimizer.States)
        {
            content.Add("optimizer." + moment.Name, moment.Values.ToArray());
        }

        content.Add("optimizer.scalars", session.Optimizer.Scalars.Select(scalar => scalar.Value).ToArray());
        if (state.Best is { } best)
        {
            content.Add("best.parameters", best.Parameters);
            content.Add("best.states", best.States);
            content.Add("best.counters", best.Counters);
        }

        if (session.FrozenTensors.Any)
        {
            content.Add("frozen", session.FrozenTensors.Flags);
            content.Add("frozen.skipped", session.FrozenTensors.Skipped);
        }

        if (state.Batch > 0 && !session.CarriedStates.IsEmpty)
        {
            content.Add("carried", session.CarriedStates.ToArray());
        }

        session.Average?.Save(content);
        SessionCounts counts = session.Counts;
        content.Add(
            "counts",
            [
                counts.Passes, counts.Steps, counts.RefusedSteps, session.Optimizer.Steps,
                state.Epoch, state.Batch, state.Step, state.Refused, state.Hits, state.Seen, state.BestEpoch, state.EpochsSinceBest,
            ]);
        content.Add("sums", [state.LossSum, state.WeightSum, state.Rate, state.BestLoss, seconds]);
        content.Add("history", [.. state.History.SelectMany(epoch => CheckpointHistory.Numbers(epoch))]);
        content.Write(stream);
    });

    /// <summary>Reads everything, checks everything, and only then changes the session. Null: there is no file.</summary>
    /// <exception cref="CheckpointException">The file belongs to another training, or is not a checkpoint.</exception>
    /// <param name="baseRate">The rate that the schedule multiplies.</param>
    /// <param name="average">Takes the saved average, if weights are averaged.</param>
    public FitState? Load(float baseRate, WeightAverage? average)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        CheckpointContent content = CheckpointContent.Read(path);
        CheckIdentity(content);

        SessionWeights weights = Model(content);
        int parameterCount = weights.Parameters.Length;
        float[][] moments = [.. session.Optimizer.States.Select(moment => content.Floats("optimizer." + moment.Name, parameterCount))];
        double[] scalars = content.Doubles("optimizer.scalars", session.Optimizer.Scalars.Count);
        NetworkLayout layout = session.Plan.Layout;
        int tensors = layout.Parameters.Count + layout.States.Count + layout.Counters.Count;
        long[] frozen = content.Has("frozen") ? content.Longs("frozen", tensors) : new long[tensors];
        long[] skipped = content.Has("frozen") ? content.Longs("frozen.skipped", layout.Parameters.Count) : new long[layout.Parameters.Count];
        float[]? carried = content.Has("carried") ? content.Floats("carried", session.CarriedLength) : null;
        average?.Load(content);
        long[] counts = content.Longs("counts", 12);
        double[] sums = content.Doubles("sums", 5);
        if (Array.Exists(counts, count => count < 0) || Array.Exists(skipped, count => count < 0 || count > counts[3]))
        {
            throw new CheckpointException($"The checkpoint '{path}' is damaged: a count is negative or too large.");
        }

        FitState state = new()
        {
            Epoch = (int)counts[4],
            Batch = (int)counts[5],
            Step = counts[6],
            Refused = counts[7],
            Hits = counts[8],
            Seen = counts[9],
            BestEpoch = (int)counts[10],
            EpochsSinceBest = (int)counts[11],
            LossSum = sums[0],
            WeightSum = sums[1],
            Rate = (float)sums[2],
            BestLoss = sums[3],
            Seconds = sums[4],
            BaseRate = baseRate,
            Best = keepBest && content.Has("best.parameters")
                ? new SessionWeights(
                    content.Floats("best.parameters", parameterCount),
                    content.Floats("best.states", weights.States.Length),
                    content.Longs("best.counters", weights.Counters.Length))
                : null,
        };
        state.History.AddRange(CheckpointHistory.Epochs(content.Doubles("history", state.Epoch * CheckpointHistory.Width)));

        session.Restore(weights);
        session.Restore(new SessionCounts(counts[0], counts[1], counts[2]));
        session.RestoreFrozen(frozen, skipped);
        if (carried is not null)
        {
            session.RestoreCarriedStates(carried);
        }
        else
        {
            session.ForgetStates();
        }

        session.Optimizer.RestoreSteps(counts[3]);
        for (int i = 0; i < moments.Length; i++)
        {
            moments[i].CopyTo(session.Optimizer.States[i].Values);
        }

        for (int i = 0; i < scalars.Length; i++)
        {
            session.Optimizer.Scalars[i].Value = scalars[i];
        }

        return state;
    }

    private void CheckIdentity(CheckpointContent content)
    {
        string[] differences = [.. identity
            .Where(entry => content.Metadata.GetValueOrDefault(entry.Key) != entry.Value)
            .Select(entry => $"{entry.Key} is '{content.Metadata.GetValueOrDefault(entry.Key, "not given")}' there and '{entry.Value}' here")];
        if (differences.Length > 0)
        {
            throw new CheckpointException($"The checkpoint '{path}' is of another training: {string.Join("; ", differences)}.");
        }
    }

    private void AddModel(CheckpointContent content, SessionWeights weights)
    {
        NetworkLayout layout = session.Plan.Layout;
        foreach (TensorInfo tensor in layout.Parameters)
        {
            content.Add("model." + tensor.Name, weights.Parameters.AsSpan(tensor.Offset, tensor.Length).ToArray(), tensor.Shape);
        }

        foreach (TensorInfo tensor in layout.States)
        {
            content.Add("model." + tensor.Name, weights.States.AsSpan(tensor.Offset, tensor.Length).ToArray(), tensor.Shape);
        }

        content.Add("counters", weights.Counters);
    }

    private SessionWeights Model(CheckpointContent content)
    {
        NetworkLayout layout = session.Plan.Layout;
        string[] wrong = [.. layout.Parameters.Concat(layout.States)
            .Where(tensor => !content.HasShape("model." + tensor.Name, tensor.Shape))
            .Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}] is not in it")];
        int tensors = layout.Parameters.Count + layout.States.Count;
        if (wrong.Length > 0 || content.CountOf("model.") != tensors)
        {
            throw new CheckpointException(
                $"The checkpoint '{path}' is of a network with other tensors ({content.CountOf("model.")} there, {tensors} here){(wrong.Length > 0 ? ": " : string.Empty)}{string.Join("; ", wrong)}.");
        }

        SessionWeights weights = new(new float[layout.ParameterCount], new float[layout.StateCount], content.Longs("counters", layout.Counters.Count));
        foreach (TensorInfo tensor in layout.Parameters)
        {
            content.Floats("model." + tensor.Name, tensor.Length).CopyTo(weights.Parameters, tensor.Offset);
        }

        foreach (TensorInfo tensor in layout.States)
        {
            content.Floats("model." + tensor.Name, tensor.Length).CopyTo(weights.States, tensor.Offset);
        }

        return weights;
    }
}
