using System;
using System.Collections.Generic;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>RNN, GRU and LSTM against their definitions, gradients against central differences of these.</summary>
internal static class Recurrences
{
    private const int Rows = 3;
    private const int Steps = 3;

    // Sums of some 20 products through three steps, and functions within 6 units in the last place.
    private const double Roundings = 400;

    private static readonly int[] Lengths = [3, 1, 2];

    /// <summary>h, and c where there is one, of all units after a step, from the gates, the sums W h and the state before.</summary>
    private delegate double[] Cell(double[] gates, double[] sums, double[] h, double[] c);

    public static void Run(Suite suite)
    {
        foreach (int hidden in new[] { 5, 21 })
        {
            RecurrentShape shape = new(Steps, hidden, hidden, 0, reverse: true, hidden, 0, 0), withCell = new(Steps, hidden, hidden, 0, reverse: true, 2 * hidden, 0, hidden);
            Field work = new(4 * Math.Max(RecurrentSizes.Forward(hidden, 4).PerWorker, RecurrentSizes.Backward(hidden, 4).Fixed + RecurrentSizes.Backward(hidden, 4).PerWorker));
            Field before = new(Rows * Steps * hidden), kept = new(before.Length), activated = new(4 * before.Length), dhidden = new(3 * before.Length), bias = new(Numbers.Distinct(3 * hidden, 6)), result = new(before.Length);

            Layer rnn = new("Rnn", 1, hidden, withCell: false, (gates, sums, h, c) => Each(hidden, i => Math.Tanh(gates[i] + sums[i])));
            rnn.Check(
                suite,
                (team, x, panels, initial, y, final) => Rnn.Forward(team, in shape, Rows, x, panels, initial, Lengths, y, final, work, default(Tanh)),
                (team, x, panels, initial, y, final) => Rnn.ForwardTraining(team, in shape, Rows, x, panels, initial, Lengths, y, before, final, work, default(Tanh)),
                (team, y, weight, dy, dfinal, dgates, dinitial) => Rnn.Backward(team, in shape, Rows, y, weight, dy, dfinal, Lengths, dgates, dinitial, work, default(Tanh)));

            Layer gru = new("Gru", 3, hidden, withCell: false, (gates, sums, h, c) => Each(hidden, i =>
            {
                double r = Sigmoid(gates[i] + sums[i]), z = Sigmoid(gates[hidden + i] + sums[hidden + i]);
                double n = Math.Tanh(gates[(2 * hidden) + i] + (r * (sums[(2 * hidden) + i] + bias.Span[(2 * hidden) + i])));
                return ((1 - z) * n) + (z * h[i]);
            }));
            gru.Check(
                suite,
                (team, x, panels, initial, y, final) => Gru.Forward(team, in shape, Rows, x, panels, bias, initial, Lengths, y, final, work),
                (team, x, panels, initial, y, final) => Gru.ForwardTraining(team, in shape, Rows, x, panels, bias, initial, Lengths, activated.Span[..x.Length], y, before, kept, final, work),
                (team, y, weight, dy, dfinal, dgates, dinitial) =>
                    Gru.Backward(team, in shape, Rows, activated.Span[..dgates.Length], kept, before, weight, dy, dfinal, Lengths, dgates, dhidden, dinitial, work));

            Layer lstm = new("Lstm", 4, hidden, withCell: true, (gates, sums, h, c) => Each(hidden, i =>
            {
                double Gate(int gate) => gates[(gate * hidden) + i] + sums[(gate * hidden) + i];
                c[i] = (Sigmoid(Gate(1)) * c[i]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(2)));
                return Sigmoid(Gate(3)) * Math.Tanh(c[i]);
            }));
            lstm.Check(
                suite,
                (team, x, panels, initial, y, final) => Lstm.Forward(team, in withCell, Rows, x, panels, initial, Lengths, y, final, work),
                (team, x, panels, initial, y, final) => Lstm.ForwardTraining(team, in withCell, Rows, x, panels, initial, Lengths, activated, y, before, kept, final, work),
                (team, y, weight, dy, dfinal, dgates, dinitial) => Lstm.Backward(team, in withCell, Rows, activated, kept, weight, dy, dfinal, Lengths, dgates, dinitial, work));
        }

        RecurrentBiasShape biases = new(7, 3, 2);
        Field first = new(Numbers.Distinct(21, 1)), second = new(Numbers.Distinct(21, 2)), sum = new(21);
        double[] sums = first.Doubles();
        for (int i = 0; i < 14; i++)
        {
            sums[i] += second.Span[i];
        }

        suite.Check("Recurrent.Bias", sum, Expectation.Normwise(sums, 1), team => Recurrent.Bias(team, in biases, first, second, sum));
    }

    private static double[] Each(int count, Func<int, double> value)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(i);
        }

        return values;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>One layer that reads its sequences backwards, all of its operands, and its definition.</summary>
    private sealed class Layer(string name, int gates, int hidden, bool withCell, Cell cell)
    {
        private readonly int state = withCell ? 2 * hidden : hidden;
        private readonly Field x = new(Numbers.Distinct(Rows * Steps * gates * hidden, 1));
        private readonly Field weight = new(Array.ConvertAll(Numbers.Distinct(gates * hidden * hidden, 2), value => value / 4));
        private readonly Field initial = new(Numbers.Distinct(Rows * (withCell ? 2 * hidden : hidden), 3));

        public delegate void ForwardCall(Team team, Field x, Field panels, Field initial, Field y, Field final);

        public delegate void BackwardCall(Team team, Field y, Field weight, Field dy, Field dfinal, Field dgates, Field dinitial);

        public void Check(Suite suite, ForwardCall forward, ForwardCall training, BackwardCall backward)
        {
            RecurrentPackShape packing = new(hidden, gates);
            Field panels = new(packing.PanelLength), y = new(Rows * Steps * hidden), final = new(Rows * state), dgates = new(x.Length), dinitial = new(initial.Length);
            Field dy = new(Numbers.Distinct(y.Length, 4)), dfinal = new(Numbers.Distinct(final.Length, 5));
            string sizes = $" {hidden}";
            double[] values = Values(x.Doubles(), initial.Doubles());
            suite.Check(name + ".Forward" + sizes, y, Expectation.Normwise(values[..y.Length], Roundings), team =>
            {
                Recurrent.Pack(team, in packing, weight, panels);
                forward(team, x, panels, initial, y, final);
            });
            suite.Check(name + ".ForwardTraining" + sizes, final, Expectation.Normwise(values[y.Length..], Roundings), team => training(team, x, panels, initial, y, final));

            double[] gradient = [.. dy.Doubles(), .. dfinal.Doubles()];
            double[] ofGates = Differences.Gradient(moved => Values(moved, initial.Doubles()), x.Doubles(), gradient);
            double[] ofInitial = Differences.Gradient(moved => Values(x.Doubles(), moved), initial.Doubles(), gradient);
            suite.Check(name + ".Backward" + sizes, dgates, Expectation.Normwise(ofGates, Roundings), team => backward(team, y, weight, dy, dfinal, dgates, dinitial));
            suite.Check(name + ".Backward, state" + sizes, dinitial, Expectation.Normwise(ofInitial, Roundings), team => backward(team, y, weight, dy, dfinal, dgates, dinitial));
        }

        /// <summary>The result, then the final state.</summary>
        private double[] Values(double[] gatesOfAll, double[] states)
        {
            double[] y = new double[Rows * Steps * hidden];
            List<double> final = [];
            for (int row = 0; row < Rows; row++)
            {
                double[] h = states[(row * state)..((row * state) + hidden)], c = withCell ? states[((row * state) + hidden)..((row + 1) * state)] : [];
                for (int step = Lengths[row] - 1; step >= 0; step--)
                {
                    int at = (row * Steps) + step;
                    double[] before = h, sums = Each(gates * hidden, sum =>
                    {
                        double total = 0;
                        for (int k = 0; k < hidden; k++)
                        {
                            total += weight.Span[(sum * hidden) + k] * before[k];
                        }

                        return total;
                    });
                    h = cell(gatesOfAll[(at * gates * hidden)..((at + 1) * gates * hidden)], sums, before, c);
                    h.CopyTo(y, at * hidden);
                }

                final.AddRange(h);
                final.AddRange(c);
            }

            return [.. y, .. final];
        }
    }
}
