using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) as torch.nn.GRU: r, z = σ(gate + W h), n = tanh(gate + r · (W h + b)), h = (1 - z) n + z h, one direction of one layer. <c>gates</c> is the input part of all
/// steps with the input bias, and with the hidden bias for r and z, [rows, steps, 3 · hidden] in the order r, z, n, made before by <see cref="Dense"/>; <c>panels</c> is the recurrent weight packed by
/// <see cref="Recurrent.Pack"/>.
/// <para>The same bits for any batch, any team, and for a sequence at once or step by step through its state. A subnormal h becomes 0. Steps beyond a row's length are not computed; results there
/// are 0. Allocates nothing.</para>
/// </summary>
public static unsafe class Gru
{
    /// <summary>Runs a sequence.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="gates">[rows, steps, 3 · hidden].</param>
    /// <param name="panels">The packed recurrent weight.</param>
    /// <param name="biasHidden">[3 · hidden], of which the last third is read, or empty.</param>
    /// <param name="initial">[rows, state], or empty for zeros.</param>
    /// <param name="lengths">One for each row, 1 to steps, or empty where all have all steps.</param>
    /// <param name="y">[rows, steps, outputs]; this direction's features are written.</param>
    /// <param name="final">[rows, state]: h after a row's last step is written; may be <paramref name="initial"/>, or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> biasHidden, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y, Span<float> final,
        Span<float> work) =>
        Run(team, in shape, rows, gates, panels, biasHidden, initial, lengths, default, y, default, default, final, work);

    /// <summary><see cref="Forward"/> that keeps what <see cref="Backward"/> reads.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="gates">[rows, steps, 3 · hidden].</param>
    /// <param name="panels">The packed recurrent weight.</param>
    /// <param name="biasHidden">[3 · hidden], of which the last third is read, or empty.</param>
    /// <param name="initial">[rows, state], or empty for zeros.</param>
    /// <param name="lengths">One for each row, 1 to steps, or empty where all have all steps.</param>
    /// <param name="activated">[rows, steps, 3 · hidden]: r, z, n are written; may be <paramref name="gates"/>.</param>
    /// <param name="y">[rows, steps, outputs]; this direction's features are written.</param>
    /// <param name="before">[rows, steps, hidden]: h before each step is written.</param>
    /// <param name="candidate">[rows, steps, hidden]: W h + b of n is written.</param>
    /// <param name="final">[rows, state]: h after a row's last step is written; may be <paramref name="initial"/>, or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void ForwardTraining(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> biasHidden, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> activated, Span<float> y,
        Span<float> before, Span<float> candidate, Span<float> final, Span<float> work)
    {
        Guard.Length(activated.Length, gates.Length);
        Guard.Length(before.Length, (long)rows * shape.Steps * shape.Hidden);
        Guard.Length(candidate.Length, before.Length);
        Run(team, in shape, rows, gates, panels, biasHidden, initial, lengths, activated, y, before, candidate, final, work);
    }

    /// <summary>Gradients with respect to the gates, their input and their hidden parts, and the initial state, through all steps.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="activated">From <see cref="ForwardTraining"/>.</param>
    /// <param name="candidate">From <see cref="ForwardTraining"/>.</param>
    /// <param name="before">From <see cref="ForwardTraining"/>.</param>
    /// <param name="weightHidden">The recurrent weight as it is, [3 · hidden, hidden].</param>
    /// <param name="dy">[rows, steps, outputs], or empty where nobody read the sequence.</param>
    /// <param name="dfinal">[rows, state], or empty where nobody read the final state.</param>
    /// <param name="lengths">Those of the forward pass.</param>
    /// <param name="dgates">[rows, steps, 3 · hidden], of the input parts, written, 0 beyond a length; may be <paramref name="activated"/>.</param>
    /// <param name="dhidden">[rows, steps, 3 · hidden], of the hidden parts, written, 0 beyond a length.</param>
    /// <param name="dinitial">[rows, state]: this direction's part is written; or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> activated, ReadOnlySpan<float> candidate, ReadOnlySpan<float> before, ReadOnlySpan<float> weightHidden, ReadOnlySpan<float> dy, ReadOnlySpan<float> dfinal,
        ReadOnlySpan<int> lengths, Span<float> dgates, Span<float> dhidden, Span<float> dinitial, Span<float> work)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.LengthOrEmpty(dy.Length, (long)rows * shape.Steps * shape.Outputs);
        Guard.LengthOrEmpty(dfinal.Length, (long)rows * shape.StateLength);
        Guard.LengthOrEmpty(dinitial.Length, (long)rows * shape.StateLength);
        Guard.Length(activated.Length, (long)rows * shape.Steps * 3 * shape.Hidden);
        Guard.Length(candidate.Length, (long)rows * shape.Steps * shape.Hidden);
        Guard.Length(before.Length, candidate.Length);
        Guard.Length(weightHidden.Length, 3L * shape.Hidden * shape.Hidden);
        Guard.Length(dgates.Length, activated.Length);
        Guard.Length(dhidden.Length, activated.Length);
        Guard.SameOrApart(activated, dgates);
        fixed (float* kept = activated, inner = candidate, states = before, weight = weightHidden, gradient = dy, ofFinal = dfinal, to = dgates, ofHidden = dhidden, ofInitial = dinitial, scratch = work)
        fixed (int* length = lengths)
        {
            RecurrenceBackward<GruGradient> recurrence = new()
            {
                Shape = shape, Rows = rows, Cell = new GruGradient { Activated = kept, Candidate = inner, Before = states, Dgates = to, Dhidden = ofHidden }, Weight = weight, Dy = gradient, Dfinal = ofFinal, Lengths = length,
                Dinitial = ofInitial, Work = scratch,
            };
            recurrence.Run(team, work.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> biasHidden, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> activated, Span<float> y,
        Span<float> before, Span<float> candidate, Span<float> final, Span<float> work)
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(y.Length, (long)rows * shape.Steps * shape.Outputs);
        Guard.LengthOrEmpty(initial.Length, (long)rows * shape.StateLength);
        Guard.LengthOrEmpty(final.Length, (long)rows * shape.StateLength);
        Guard.Length(gates.Length, (long)rows * shape.Steps * 3 * shape.Hidden);
        Guard.LengthOrEmpty(biasHidden.Length, 3L * shape.Hidden);
        Guard.Length(panels.Length, RecurrentSizes.Panels(shape.Hidden, 3));
        fixed (float* from = gates, weight = panels, start = initial, kept = activated, to = y, states = before, inner = candidate, end = final, bias = biasHidden, scratch = work)
        fixed (int* length = lengths)
        {
            Recurrence<GruCell> recurrence = new()
            {
                Shape = shape, Rows = rows, Cell = new GruCell { Bias = bias == null ? null : bias + (2 * shape.Hidden), Activated = kept, Candidate = inner }, Gates = from, Panels = weight, Initial = start, Lengths = length, Y = to, Before = states, Final = end,
                Work = scratch,
            };
            recurrence.Run(team, work.Length);
        }
    }
}
