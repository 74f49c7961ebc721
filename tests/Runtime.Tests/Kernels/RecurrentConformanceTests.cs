using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Whole layers of RNN, GRU and LSTM against PyTorch's own numbers (double precision, gradients included): all kernels of a layer in the order in which a network calls them.</summary>
public class RecurrentConformanceTests
{
    public static TheoryData<string> Files => [.. Conformance.Cases("lstm").Concat(Conformance.Cases("gru")).Concat(Conformance.Cases("rnn"))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        Conformance c = Conformance.Load(name);
        int layers = c.Attribute("layers")!.Value.GetInt32();
        int[] sizes = c.Shape("x");
        Layer[] stack = new Layer[layers];
        float[] x = Turned(c.Floats("x"), sizes[0], sizes[1]);
        for (int i = 0; i < layers; i++)
        {
            stack[i] = new Layer(c, i, name.Split('_')[0], x);
            x = stack[i].Y;
        }

        KernelCheck.Close(Turned(c.Doubles("out0"), sizes[0], sizes[1]), x, name + " y");
        float[] dy = Turned(c.Floats("cot0"), sizes[0], sizes[1]);
        for (int i = layers - 1; i >= 0; i--)
        {
            dy = stack[i].Backward(dy);
        }

        KernelCheck.Close(Turned(c.Doubles("grad.x"), sizes[0], sizes[1]), dy, name + " dx");
    }

    // [steps, rows, features] to [rows, steps, features], or back.
    private static T[] Turned<T>(T[] values, int first, int second)
    {
        T[] turned = new T[values.Length];
        int features = values.Length / first / second;
        for (int i = 0; i < first * second; i++)
        {
            values.AsSpan(i * features, features).CopyTo(turned.AsSpan(((i % second * first) + (i / second)) * features));
        }

        return turned;
    }

    /// <summary>One layer of a case: checks its final state, then its gradients.</summary>
    private sealed class Layer
    {
        private readonly Conformance c;
        private readonly int layer;
        private readonly string kind;
        private readonly int rows;
        private readonly float[] x;
        private readonly DenseShape dense;
        private readonly DenseShape hiddenDense;
        private readonly RecurrentShape shape;
        private readonly RecurrentRun run;
        private readonly float[] weightInput;
        private readonly float[] weightHidden;
        private readonly bool cell;

        public Layer(Conformance c, int layer, string kind, float[] x)
        {
            this.c = c;
            this.layer = layer;
            this.kind = kind;
            this.x = x;
            cell = kind == "lstm";
            int steps = c.Shape("x")[0], hidden = c.Shape("h0")[2];
            rows = c.Shape("x")[1];
            weightInput = c.Floats("w_ih_l" + layer);
            weightHidden = c.Floats("w_hh_l" + layer);
            int gates = weightHidden.Length / hidden;
            dense = new DenseShape(steps, weightInput.Length / gates, gates);
            hiddenDense = new DenseShape(steps, hidden, gates);
            shape = new RecurrentShape(steps, hidden, hidden, 0, reverse: false, cell ? 2 * hidden : hidden, 0, hidden);
            run = new RecurrentRun(kind == "rnn" ? "tanh" : kind, shape, rows);
            Y = new float[rows * steps * hidden];
            float[] gatesOfAll = new float[rows * steps * gates], panels = new float[dense.PanelLength], final = new float[rows * shape.StateLength], bias = [], biasHidden = [];
            if (c.Has("b_ih_l" + layer))
            {
                (bias, biasHidden) = (new float[gates], c.Floats("b_hh_l" + layer));
                Recurrent.Bias(Team.Alone, new RecurrentBiasShape(hidden, gates / hidden, kind == "gru" ? 2 : gates / hidden), c.Floats("b_ih_l" + layer), biasHidden, bias);
            }

            Dense.Pack(Team.Alone, in dense, weightInput, panels);
            Dense.Forward(Team.Alone, in dense, rows, x, panels, bias, gatesOfAll, default(Identity));
            run.Pack(Team.Alone, weightHidden);
            run.Forward(Team.Alone, rows, gatesOfAll, biasHidden, State("h0", "c0"), default, Y, final);
            Check("out1", "out2", final, "final state");
            run.ForwardTraining(Team.Alone, rows, gatesOfAll, biasHidden, State("h0", "c0"), default, Y, final);
            Check("out1", "out2", final, "final state in training");
        }

        public float[] Y { get; }

        public float[] Backward(float[] dy)
        {
            float[] dgates = new float[rows * dense.Steps * dense.Outputs], dinitial = new float[rows * shape.StateLength], dx = new float[x.Length];
            run.Backward(Team.Alone, rows, Y, weightHidden, dy, State("cot1", "cot2"), default, dgates, dinitial);
            float[] dhidden = kind == "gru" ? run.Dhidden : dgates, dweightInput = new float[weightInput.Length], dweightHidden = new float[weightHidden.Length];
            Dense.BackwardWeights(Team.Alone, in dense, rows, x, dgates, dweightInput, accumulate: false);
            Dense.BackwardWeights(Team.Alone, in hiddenDense, rows, run.Saved.Before, dhidden, dweightHidden, accumulate: false);
            Dense.BackwardData(Team.Alone, in dense, rows, dgates, weightInput, dx, accumulate: false);
            KernelCheck.Close(c.Doubles("grad.w_ih_l" + layer), dweightInput, c.Name + " input weight");
            KernelCheck.Close(c.Doubles("grad.w_hh_l" + layer), dweightHidden, c.Name + " hidden weight");
            Check("grad.h0", "grad.c0", dinitial, "initial state");
            if (c.Has("b_ih_l" + layer))
            {
                ChannelShape bias = new(dense.Steps, dense.Outputs, 1);
                float[] dbiasInput = new float[dense.Outputs], dbiasHidden = new float[dense.Outputs];
                Bias.Backward(Team.Alone, in bias, rows, dgates, dbiasInput, accumulate: false);
                Bias.Backward(Team.Alone, in bias, rows, dhidden, dbiasHidden, accumulate: false);
                KernelCheck.Close(c.Doubles("grad.b_ih_l" + layer), dbiasInput, c.Name + " input bias");
                KernelCheck.Close(c.Doubles("grad.b_hh_l" + layer), dbiasHidden, c.Name + " hidden bias");
            }

            return dx;
        }

        // This layer's [rows, h and c] of tensors [layers, rows, hidden].
        private float[] State(string h, string second)
        {
            float[] state = new float[rows * shape.StateLength];
            for (int row = 0; row < rows; row++)
            {
                int from = ((layer * rows) + row) * shape.Hidden;
                c.Floats(h).AsSpan(from, shape.Hidden).CopyTo(state.AsSpan(row * shape.StateLength));
                if (cell)
                {
                    c.Floats(second).AsSpan(from, shape.Hidden).CopyTo(state.AsSpan((row * shape.StateLength) + shape.Hidden));
                }
            }

            return state;
        }

        private void Check(string h, string second, float[] state, string what)
        {
            foreach ((string tensor, int at) in cell ? new[] { (h, 0), (second, shape.Hidden) } : [(h, 0)])
            {
                double[] expected = c.Doubles(tensor).AsSpan(layer * rows * shape.Hidden, rows * shape.Hidden).ToArray();
                float[] actual = new float[expected.Length];
                for (int i = 0; i < actual.Length; i++)
                {
                    actual[i] = state[(i / shape.Hidden * shape.StateLength) + at + (i % shape.Hidden)];
                }

                KernelCheck.Close(expected, actual, $"{c.Name} {what}, {tensor}");
            }
        }
    }
}
