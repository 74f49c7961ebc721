using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>The kernels of one kind of cell behind one face, with memory of their own for up to so many rows, so that a run allocates nothing.</summary>
internal sealed class RecurrentRun
{
    private readonly string kind;
    private readonly RecurrentShape shape;
    private readonly int gates;
    private readonly RecurrentPackShape packing;
    private readonly float[] panels;
    private readonly float[] activated;
    private readonly float[] before;
    private readonly float[] kept;
    private readonly float[] dhidden;
    private readonly float[] work;

    public RecurrentRun(string kind, RecurrentShape shape, int rows, int workers = 3)
    {
        this.kind = kind;
        this.shape = shape;
        gates = kind switch { "lstm" => 4, "gru" => 3, _ => 1 };
        packing = new RecurrentPackShape(shape.Hidden, gates);
        panels = new float[packing.PanelLength];
        activated = new float[rows * shape.Steps * gates * shape.Hidden];
        before = new float[rows * shape.Steps * shape.Hidden];
        kept = new float[before.Length];
        dhidden = new float[activated.Length];
        WorkLength forward = RecurrentSizes.Forward(shape.Hidden, gates), backward = RecurrentSizes.Backward(shape.Hidden, gates);
        work = new float[Math.Max(forward.Fixed + (workers * forward.PerWorker), backward.Fixed + (workers * backward.PerWorker))];
    }

    /// <summary>What training keeps besides the result: h before each step; r, z, n or i, f, g, o; W h + b of n, or c before each step.</summary>
    public (float[] Before, float[] Activated, float[] Kept) Saved => (before, activated, kept);

    /// <summary>Of the hidden parts of GRU's gates, after a backward pass.</summary>
    public float[] Dhidden => dhidden;

    public void Pack(Team team, ReadOnlySpan<float> weight)
    {
        Array.Fill(panels, float.NaN);
        Recurrent.Pack(team, in packing, weight, panels);
    }

    public void Forward(Team team, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y, Span<float> final)
    {
        Array.Fill(work, float.NaN);
        switch (kind)
        {
            case "lstm":
                Lstm.Forward(team, in shape, rows, x, panels, initial, lengths, y, final, work);
                break;
            case "gru":
                Gru.Forward(team, in shape, rows, x, panels, bias, initial, lengths, y, final, work);
                break;
            case "relu":
                Rnn.Forward(team, in shape, rows, x, panels, initial, lengths, y, final, work, default(Relu));
                break;
            default:
                Rnn.Forward(team, in shape, rows, x, panels, initial, lengths, y, final, work, default(Tanh));
                break;
        }
    }

    public void ForwardTraining(Team team, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y, Span<float> final)
    {
        Array.Fill(work, float.NaN);
        Span<float> states = before.AsSpan(0, rows * shape.Steps * shape.Hidden), values = kept.AsSpan(0, states.Length), after = activated.AsSpan(0, gates * states.Length);
        x.CopyTo(after);
        states.Fill(float.NaN);
        values.Fill(float.NaN);
        switch (kind)
        {
            case "lstm":
                Lstm.ForwardTraining(team, in shape, rows, after, panels, initial, lengths, after, y, states, values, final, work);
                break;
            case "gru":
                Gru.ForwardTraining(team, in shape, rows, after, panels, bias, initial, lengths, after, y, states, values, final, work);
                break;
            case "relu":
                Rnn.ForwardTraining(team, in shape, rows, x, panels, initial, lengths, y, states, final, work, default(Relu));
                break;
            default:
                Rnn.ForwardTraining(team, in shape, rows, x, panels, initial, lengths, y, states, final, work, default(Tanh));
                break;
        }
    }

    /// <summary>After <see cref="ForwardTraining"/> with the same rows.</summary>
    public void Backward(
        Team team, int rows, ReadOnlySpan<float> y, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, ReadOnlySpan<float> dfinal, ReadOnlySpan<int> lengths, Span<float> dgates, Span<float> dinitial)
    {
        Array.Fill(work, float.NaN);
        Span<float> states = before.AsSpan(0, rows * shape.Steps * shape.Hidden), values = kept.AsSpan(0, states.Length), after = activated.AsSpan(0, gates * states.Length);
        switch (kind)
        {
            case "lstm":
                Lstm.Backward(team, in shape, rows, after, values, weight, dy, dfinal, lengths, dgates, dinitial, work);
                break;
            case "gru":
                Gru.Backward(team, in shape, rows, after, values, states, weight, dy, dfinal, lengths, dgates, dhidden.AsSpan(0, after.Length), dinitial, work);
                break;
            case "relu":
                Rnn.Backward(team, in shape, rows, y, weight, dy, dfinal, lengths, dgates, dinitial, work, default(Relu));
                break;
            default:
                Rnn.Backward(team, in shape, rows, y, weight, dy, dfinal, lengths, dgates, dinitial, work, default(Tanh));
                break;
        }
    }
}
