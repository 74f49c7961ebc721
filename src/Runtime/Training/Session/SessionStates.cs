using System;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>
/// Running statistics and counters, which forward passes change, with copies of their values before the pass and before the first pass of the update.
/// </summary>
internal sealed class SessionStates
{
    private readonly FloatBuffer values;
    private readonly float[] valuesBeforePass;
    private readonly float[] valuesBeforeUpdate;
    private readonly long[] counters;
    private readonly long[] countersBeforeUpdate;
    private readonly FrozenTensors frozen;
    private bool inPass;

    public SessionStates(ReadOnlySpan<float> values, ReadOnlySpan<long> counters, FrozenTensors frozen)
    {
        this.frozen = frozen;
        this.values = FloatBuffer.CopyOf(values);
        valuesBeforePass = new float[values.Length];
        valuesBeforeUpdate = new float[values.Length];
        this.counters = counters.ToArray();
        countersBeforeUpdate = new long[counters.Length];
    }

    public Span<float> Values => values.Write;

    public Span<long> Counters => counters;

    public void BeginPass(bool firstOfUpdate)
    {
        Values.CopyTo(valuesBeforePass);
        if (firstOfUpdate)
        {
            Values.CopyTo(valuesBeforeUpdate);
            counters.CopyTo(countersBeforeUpdate, 0);
        }

        inPass = true;
    }

    /// <summary>Counts the pass, as num_batches_tracked does. What is frozen is as before it.</summary>
    public void EndPass()
    {
        inPass = false;
        frozen.PutBack(valuesBeforePass, Values);
        for (int i = 0; i < counters.Length; i++)
        {
            counters[i] += frozen.IsFrozenCounter(i) ? 0 : 1;
        }
    }

    public void RollBackPass()
    {
        if (inPass)
        {
            valuesBeforePass.CopyTo(Values);
            inPass = false;
        }
    }

    public void RollBackUpdate()
    {
        valuesBeforeUpdate.CopyTo(Values);
        countersBeforeUpdate.CopyTo(counters, 0);
    }
}
