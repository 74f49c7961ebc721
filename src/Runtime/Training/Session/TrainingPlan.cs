using System.Collections.Generic;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>What a training session must know of a network, as its emitted code states it. Lengths are in floats.</summary>
/// <param name="Layout">Parameters, states and counters.</param>
/// <param name="Inputs">Inputs in order of declaration; the first one decides how many rows a batch has.</param>
/// <param name="Outputs">Outputs, the main one first.</param>
/// <param name="ArenaPerSample">Activations and gradients of one sample; a multiple of 16.</param>
/// <param name="ArenaFixed">Buffers whose length does not depend on the batch (saved statistics); a multiple of 16.</param>
/// <param name="WorkFixed">Scratch that the greediest kernel needs once.</param>
/// <param name="WorkPerWorker">Scratch that the greediest kernel needs for each thread besides.</param>
public sealed record TrainingPlan(
    NetworkLayout Layout,
    IReadOnlyList<PortInfo> Inputs,
    IReadOnlyList<PortInfo> Outputs,
    long ArenaPerSample,
    long ArenaFixed,
    long WorkFixed,
    long WorkPerWorker)
{
    /// <summary>Floats that stay from one step to the next, for each row of a batch: states of recurrent layers. A multiple of 16.</summary>
    public long CarriedPerSample { get; init; }

    /// <summary>Names of what outputs are compared with, each once: the main output's, then by output.</summary>
    public IReadOnlyList<string> Targets { get; } = TargetsOf(Outputs);

    /// <summary>Floats of native memory that a session for batches of up to <paramref name="batch"/> rows allocates for <paramref name="workers"/> threads.</summary>
    public long ArenaLength(int batch, int workers = 1) =>
        checked((batch * (ArenaPerSample + CarriedPerSample)) + ArenaFixed + WorkFixed + (workers * WorkPerWorker));

    private static List<string> TargetsOf(IReadOnlyList<PortInfo> outputs)
    {
        List<string> targets = [];
        foreach (PortInfo output in outputs)
        {
            if (output.Weight != 0 && !targets.Contains(output.Target))
            {
                targets.Add(output.Target);
            }
        }

        return targets;
    }
}
