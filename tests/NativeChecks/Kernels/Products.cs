using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Dense layers, and convolutions along a sequence, against plain sums.</summary>
internal static class Products
{
    public static void Run(Suite suite)
    {
        // Rows, steps, inputs, outputs: one row, rows and columns that fill no tile, a sum long enough to be cut.
        foreach ((int rows, int steps, int inputs, int outputs) in new[] { (1, 1, 7, 5), (1, 1, 400, 121), (13, 1, 37, 67), (5, 3, 65, 33), (64, 1, 300, 40) })
        {
            Check(suite, rows, new DenseShape(steps, inputs, outputs), steps, inputs, outputs);
        }

        CheckCausal(suite, steps: 11, channels: 7, filters: 37, taps: 3, dilation: 2, groups: 1);
        CheckCausal(suite, steps: 11, channels: 8, filters: 74, taps: 3, dilation: 2, groups: 2);
        CheckCausal(suite, steps: 11, channels: 37, filters: 37, taps: 3, dilation: 2, groups: 37);
    }

    private static void Check(Suite suite, int rows, DenseShape shape, int steps, int inputs, int outputs)
    {
        int lines = rows * steps;
        string sizes = $"{lines}x{inputs}x{outputs}";
        Field x = new(Numbers.Distinct(lines * inputs, 1)), weight = new(Numbers.Distinct(outputs * inputs, 2)), bias = new(Numbers.Distinct(outputs, 3)), dy = new(Numbers.Distinct(lines * outputs, 4));
        Field panels = new(shape.PanelLength), y = new(dy.Length), dx = new(x.Length), dweight = new(weight.Length);
        Sums forward = new(y.Length), data = new(dx.Length), weights = new(dweight.Length);
        for (int line = 0; line < lines; line++)
        {
            for (int output = 0; output < outputs; output++)
            {
                int to = (line * outputs) + output;
                forward.Add(to, bias.Span[output]);
                for (int input = 0; input < inputs; input++)
                {
                    int from = (line * inputs) + input, of = (output * inputs) + input;
                    forward.Add(to, (double)x.Span[from] * weight.Span[of]);
                    data.Add(from, (double)dy.Span[to] * weight.Span[of]);
                    weights.Add(of, (double)dy.Span[to] * x.Span[from]);
                }
            }
        }

        suite.Check($"Dense.Forward {sizes}", y, forward.Direct(), team =>
        {
            Dense.Pack(team, in shape, weight, panels);
            Dense.Forward(team, in shape, rows, x, panels, bias, y, default(Identity));
        });
        suite.Check($"Dense.ForwardOnce {sizes}", y, forward.Direct(), team => Dense.ForwardOnce(team, in shape, rows, x, weight, bias, y, panels, default(Identity)));
        suite.CheckGradient($"Dense.BackwardData {sizes}", dx, data.Direct(), (team, adds) => Dense.BackwardData(team, in shape, rows, dy, weight, dx, adds));
        suite.CheckGradient($"Dense.BackwardWeights {sizes}", dweight, weights.Direct(), (team, adds) => Dense.BackwardWeights(team, in shape, rows, x, dy, dweight, adds));
    }

    private static void CheckCausal(Suite suite, int steps, int channels, int filters, int taps, int dilation, int groups)
    {
        CausalConvShape shape = new(steps, channels, filters, taps, dilation, groups), one = new(1, channels, filters, taps, dilation, groups);
        Field x = new(Numbers.Distinct(steps * channels, 1)), weight = new(Numbers.Distinct(filters * (channels / groups) * taps, 2)), bias = new(Numbers.Distinct(filters, 3));
        Field panels = new(shape.PanelLength), y = new(steps * filters), window = new(shape.WindowLength);
        Sums sums = new(y.Length);
        int terms = channels / groups * taps;
        for (int to = 0; to < y.Length; to++)
        {
            int step = to / filters, filter = to % filters;
            sums.Add(to, bias.Span[filter]);
            for (int term = 0; term < terms; term++)
            {
                int channel = (filter / (filters / groups) * (channels / groups)) + (term / taps), seen = step - ((taps - 1 - (term % taps)) * dilation);
                sums.Add(to, seen < 0 ? 0 : (double)x.Span[(seen * channels) + channel] * weight.Span[(filter * terms) + term]);
            }
        }

        suite.Check($"CausalConv.Forward {groups}", y, sums.Direct(), team =>
        {
            CausalConv.Pack(team, in shape, weight, panels);
            CausalConv.Forward(team, in shape, 1, x, panels, bias, y, default(Identity));
        });
        suite.Check($"CausalConv.Step {groups}", y, sums.Direct(), team =>
        {
            window.Span.Clear();
            for (int step = 0; step < steps; step++)
            {
                CausalConv.Step(team, in one, 1, x.Span.Slice(step * channels, channels), panels, bias, y.Span.Slice(step * filters, filters), window, default(Identity));
            }
        });
    }
}
