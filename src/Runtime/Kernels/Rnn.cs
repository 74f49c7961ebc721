using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// The recurrent network of Elman 1990 as torch.nn.RNN: h = activation(gate + W h), one direction of one layer. <c>gates</c> is the input part of all steps with both biases, [rows, steps, hidden],
/// made before by <see cref="Dense"/>; <c>panels</c> is the recurrent weight packed by <see cref="Recurrent.Pack"/>.
/// <para>The same bits for any batch, any team, and for a sequence at once or step by step through its state. A subnormal h becomes 0. Steps beyond a row's length are not computed; results there
/// are 0. Allocates nothing.</para>
/// </summary>
public static unsafe class Rnn
{
    /// <summary>Runs a sequence.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="gates">[rows, steps, hidden].</param>
    /// <param name="panels">The packed recurrent weight.</param>
    /// <param name="initial">[rows, state], or empty for zeros.</param>
    /// <param name="lengths">One for each row, 1 to steps, or empty where all have all steps.</param>
    /// <param name="y">[rows, steps, outputs]; this direction's features are written.</param>
    /// <param name="final">[rows, state]: h after a row's last step is written; may be <paramref name="initial"/>, or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="activation"><see cref="Tanh"/> or <see cref="Relu"/>: one whose derivative is known from its result.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y, Span<float> final,
        Span<float> work, TActivation activation)
        where TActivation : struct, IActivation =>
        Run(team, in shape, rows, gates, panels, initial, lengths, y, default, final, work, activation);

    /// <summary><see cref="Forward"/> that keeps what <see cref="Backward"/> reads.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="gates">[rows, steps, hidden].</param>
    /// <param name="panels">The packed recurrent weight.</param>
    /// <param name="initial">[rows, state], or empty for zeros.</param>
    /// <param name="lengths">One for each row, 1 to steps, or empty where all have all steps.</param>
    /// <param name="y">[rows, steps, outputs]; this direction's features are written.</param>
    /// <param name="before">[rows, steps, hidden]: h before each step is written.</param>
    /// <param name="final">[rows, state]: h after a row's last step is written; may be <paramref name="initial"/>, or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="activation"><see cref="Tanh"/> or <see cref="Relu"/>: one whose derivative is known from its result.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void ForwardTraining<TActivation>(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y,
        Span<float> before, Span<float> final, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Length(before.Length, (long)rows * shape.Steps * shape.Hidden);
        Run(team, in shape, rows, gates, panels, initial, lengths, y, before, final, work, activation);
    }

    /// <summary>Gradients with respect to the gates and the initial state, through all steps.</summary>
    /// <param name="team">Who works; rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="y">From <see cref="ForwardTraining"/>.</param>
    /// <param name="weightHidden">The recurrent weight as it is, [hidden, hidden].</param>
    /// <param name="dy">[rows, steps, outputs], or empty where nobody read the sequence.</param>
    /// <param name="dfinal">[rows, state], or empty where nobody read the final state.</param>
    /// <param name="lengths">Those of the forward pass.</param>
    /// <param name="dgates">[rows, steps, hidden], written, 0 beyond a length.</param>
    /// <param name="dinitial">[rows, state]: this direction's part is written; or empty.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="activation"><see cref="Tanh"/> or <see cref="Relu"/>: one whose derivative is known from its result.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward<TActivation>(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> y, ReadOnlySpan<float> weightHidden, ReadOnlySpan<float> dy, ReadOnlySpan<float> dfinal,
        ReadOnlySpan<int> lengths, Span<float> dgates, Span<float> dinitial, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.LengthOrEmpty(dy.Length, (long)rows * shape.Steps * shape.Outputs);
        Guard.LengthOrEmpty(dfinal.Length, (long)rows * shape.StateLength);
        Guard.LengthOrEmpty(dinitial.Length, (long)rows * shape.StateLength);
        Guard.Length(y.Length, (long)rows * shape.Steps * shape.Outputs);
        Guard.Length(weightHidden.Length, (long)shape.Hidden * shape.Hidden);
        Guard.Length(dgates.Length, (long)rows * shape.Steps * shape.Hidden);
        fixed (float* result = y, weight = weightHidden, gradient = dy, ofFinal = dfinal, to = dgates, ofInitial = dinitial, scratch = work)
        fixed (int* length = lengths)
        {
            RecurrenceBackward<RnnGradient<TActivation>> recurrence = new()
            {
                Shape = shape, Rows = rows, Cell = new RnnGradient<TActivation> { Activation = activation, Y = result + shape.At, YStep = shape.Outputs, Dgates = to }, Weight = weight, Dy = gradient,
                Dfinal = ofFinal, Lengths = length, Dinitial = ofInitial, Work = scratch,
            };
            recurrence.Run(team, work.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TActivation>(
        Team team, in RecurrentShape shape, int rows, ReadOnlySpan<float> gates, ReadOnlySpan<float> panels, ReadOnlySpan<float> initial, ReadOnlySpan<int> lengths, Span<float> y,
        Span<float> before, Span<float> final, Span<float> work, TActivation activation)
        where TActivation : struct, IActivation
    {
        Guard.Lengths(lengths, rows, shape.Steps);
        Guard.Length(y.Length, (long)rows * shape.Steps * shape.Outputs);
        Guard.LengthOrEmpty(initial.Length, (long)rows * shape.StateLength);
        Guard.LengthOrEmpty(final.Length, (long)rows * shape.StateLength);
        Guard.Length(gates.Length, (long)rows * shape.Steps * shape.Hidden);
        Guard.Length(panels.Length, RecurrentSizes.Panels(shape.Hidden, 1));
        fixed (float* from = gates, weight = panels, start = initial, to = y, states = before, end = final, scratch = work)
        fixed (int* length = lengths)
        {
            Recurrence<RnnCell<TActivation>> recurrence = new()
            {
                Shape = shape, Rows = rows, Cell = new RnnCell<TActivation> { Activation = activation }, Gates = from, Panels = weight, Initial = start, Lengths = length, Y = to, Before = states, Final = end,
                Work = scratch,
            };
            recurrence.Run(team, work.Length);
        }
    }
}
