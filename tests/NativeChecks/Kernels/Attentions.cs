using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Attention against its definition, gradients against central differences of it, one step against the same; and what is put into sequences before it.</summary>
internal static class Attentions
{
    private const int Rows = 2;
    private const int Heads = 2;

    // Sums of some 50 products, whose errors go through an exponential of about 5.
    private const double Roundings = 400;

    private static readonly RandomKey Key = new(1, 2);

    public static void Run(Suite suite)
    {
        foreach ((int steps, int memorySteps, int size, bool causal) in new[] { (5, 9, 5, false), (19, 19, 16, true), (3, 40, 21, false) })
        {
            Whole(suite, steps, memorySteps, size, causal);
        }

        Steps(suite, 7, 5);
        Steps(suite, 10, 32);
        Tokens(suite);
    }

    private static void Whole(Suite suite, int steps, int memorySteps, int size, bool causal)
    {
        AttentionShape shape = new(steps, memorySteps, Heads, size, causal, 0, 0);
        int width = Heads * size;
        int[] lengths = [memorySteps, 1 + (memorySteps / 2)];
        Field q = new(Numbers.Distinct(Rows * steps * width, 1)), k = new(Numbers.Distinct(Rows * memorySteps * width, 2)), v = new(Numbers.Distinct(k.Length, 3)), dy = new(Numbers.Distinct(q.Length, 4));
        Field y = new(q.Length), sums = new(Rows * Heads * steps), weights = new(Rows * Heads * steps * memorySteps), dq = new(q.Length), dk = new(k.Length), dv = new(v.Length);
        Field work = new(2 * Math.Max(AttentionSizes.Training(steps, memorySteps, Heads, size).PerWorker, AttentionSizes.Backward(steps, memorySteps, Heads, size).PerWorker));
        double[] Weights(double[] q, double[] k) => Definition(q, k, null, steps, memorySteps, size, causal, lengths);
        double[] Values(double[] q, double[] k, double[] v) => Definition(q, k, v, steps, memorySteps, size, causal, lengths);
        string sizes = $" {steps}x{memorySteps}x{size}";
        Expectation expected = Expectation.Normwise(Values(q.Doubles(), k.Doubles(), v.Doubles()), Roundings);
        suite.Check("Attention.Forward" + sizes, y, expected, team => Attention.Forward(team, in shape, Rows, q, k, v, lengths, y, work));
        suite.Check("Attention.ForwardTraining" + sizes, y, expected, team => Attention.ForwardTraining(team, in shape, Rows, q, k, v, lengths, y, sums, work, in Key));
        suite.Check("Attention.Weights" + sizes, weights, Expectation.Normwise(Weights(q.Doubles(), k.Doubles()), Roundings), team => Attention.Weights(team, in shape, Rows, q, k, lengths, weights));
        void Backward(Team team) => Attention.Backward(team, in shape, Rows, q, k, v, y, sums, lengths, dy, dq, dk, dv, work, in Key);
        suite.Check("Attention.Backward, q" + sizes, dq, Expectation.Normwise(Differences.Gradient(moved => Values(moved, k.Doubles(), v.Doubles()), q.Doubles(), dy.Doubles()), Roundings), Backward);
        suite.Check("Attention.Backward, k" + sizes, dk, Expectation.Normwise(Differences.Gradient(moved => Values(q.Doubles(), moved, v.Doubles()), k.Doubles(), dy.Doubles()), Roundings), Backward);
        suite.Check("Attention.Backward, v" + sizes, dv, Expectation.Normwise(Differences.Gradient(moved => Values(q.Doubles(), k.Doubles(), moved), v.Doubles(), dy.Doubles()), Roundings), Backward);
    }

    /// <summary>The last step of a row whose steps are taken from the other row's memory now and then, and a memory that stays.</summary>
    private static void Steps(Suite suite, int capacity, int size)
    {
        int width = Heads * size;
        AttentionStepShape shape = new(capacity, Heads, size);
        AttentionMemoryShape memory = new(capacity);
        Field q = new(Numbers.Distinct(Rows * width, 1)), k = new(Numbers.Distinct(q.Length, 2)), v = new(Numbers.Distinct(q.Length, 3)), y = new(q.Length), work = new(2 * AttentionSizes.Step(capacity, size).PerWorker);
        Field keys = new(Numbers.Distinct(Rows * capacity * width, 4)), values = new(Numbers.Distinct(keys.Length, 5)), table = new(Rows * (2 + capacity)), counts = new(Rows), keptKeys = new(keys.Length), keptValues = new(keys.Length);
        int[] lengths = [capacity, 2];
        double[] Seen(Field whole, Field last, bool own)
        {
            double[] seen = whole.Doubles();
            for (int i = 0; i < seen.Length; i++)
            {
                int row = i / (capacity * width), step = i / width % capacity;
                seen[i] = own && step == capacity - 1 ? last.Span[(row * width) + (i % width)] : own && step % 2 == 1 ? whole.Span[((1 - row) * capacity * width) + (i % (capacity * width))] : seen[i];
            }

            return seen;
        }

        double[] expected = Definition(q.Doubles(), Seen(keys, k, true), Seen(values, v, true), 1, capacity, size, causal: false, [capacity, capacity]);
        suite.Check($"Attention.Step {capacity}x{size}", y, Expectation.Normwise(expected, Roundings), team =>
        {
            for (int i = 0; i < table.Length; i++)
            {
                int row = i / (2 + capacity), place = i % (2 + capacity), step = place - 2;
                table.Span[i] = place == 0 ? capacity - 1 : place > 1 && step % 2 == 1 && step < capacity - 1 ? 1 - row : row;
            }

            Attention.Keep(team, in shape, Rows, keys, keptKeys);
            Attention.Keep(team, in shape, Rows, values, keptValues);
            Attention.Step(team, in shape, Rows, q, k, v, table, keptKeys, keptValues, y, work);
        });

        double[] remembered = Definition(q.Doubles(), Seen(keys, k, false), Seen(values, v, false), 1, capacity, size, causal: false, lengths);
        suite.Check("Attention.Remember", counts, Expectation.Exact([capacity, 2]), team => Attention.Remember(team, in memory, Rows, lengths, counts));
        suite.Check($"Attention.StepMemory {capacity}x{size}", y, Expectation.Normwise(remembered, Roundings), team =>
        {
            Attention.Keep(team, in shape, Rows, keys, keptKeys);
            Attention.Keep(team, in shape, Rows, values, keptValues);
            Attention.StepMemory(team, in shape, Rows, q, keptKeys, keptValues, counts, table, y, work);
        });
    }

    private static void Tokens(Suite suite)
    {
        const int Steps = 4, Features = 9, Length = Rows * Steps * Features;
        Field x = new(Numbers.Distinct(Length, 1)), y = new(Length), one = new(Rows * Features), table = new(Rows * (2 + Steps)), weight = new(Numbers.Distinct(Features, 2)), longer = new(Length + (Rows * Features)), dweight = new(Features);
        PositionShape positions = new(Steps, Features);
        double[] sums = x.Doubles();
        for (int i = 0; i < Length; i++)
        {
            int step = i / Features % Steps, feature = i % Features;
            double angle = step / Math.Pow(10000, 2.0 * (feature / 2) / Features);
            sums[i] += feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        }

        suite.Check("Positions.Forward", y, Expectation.Normwise(sums, 4), team => Positions.Forward(team, in positions, Rows, x, default, y));
        suite.Check("Positions.Step", one, Expectation.Normwise([.. sums[..Features], .. sums[(Steps * Features)..((Steps + 1) * Features)]], 4), team =>
        {
            table.Span.Clear();
            Positions.Step(team, in positions, Rows, (float[])[.. x.Span[..Features], .. x.Span.Slice(Steps * Features, Features)], default, table, one);
        });

        ClassTokenShape token = new(Steps, Features);
        double[] first = weight.Doubles(), values = x.Doubles();
        int sample = Steps * Features;
        suite.Check("ClassToken.Forward", longer, Expectation.Exact([.. first, .. values[..sample], .. first, .. values[sample..]]), team => ClassToken.Forward(team, in token, Rows, x, weight, longer));
        Field gradient = new(Numbers.Distinct(longer.Length, 3));
        double[] dy = gradient.Doubles(), summed = new double[Features];
        for (int i = 0; i < Features; i++)
        {
            summed[i] = dy[i] + dy[sample + Features + i];
        }

        suite.CheckGradient("ClassToken.Backward", y, Expectation.Exact([.. dy[Features..(sample + Features)], .. dy[(sample + (2 * Features))..]]), (team, adds) => ClassToken.Backward(team, in token, Rows, gradient, y, adds));
        suite.CheckGradient("ClassToken.BackwardWeights", dweight, Expectation.Normwise(summed, 2), (team, adds) => ClassToken.BackwardWeights(team, in token, Rows, gradient, dweight, adds));

        PatchShape patches = new(2, 5, 6, 2, 3);
        Field image = new(Numbers.Distinct(Rows * 60, 4)), cut = new(Rows * 48), ofCut = new(Numbers.Distinct(Rows * 48, 5)), ofImage = new(image.Length);
        double[] expected = new double[cut.Length], pasted = new double[image.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int column = i % 3, row = i / 3 % 2, channel = i / 6 % 2, patch = i / 12 % 4, from = (i / 48 * 60) + (channel * 30) + (((patch / 2 * 2) + row) * 6) + (patch % 2 * 3) + column;
            expected[i] = image.Span[from];
            pasted[from] = ofCut.Span[i];
        }

        suite.Check("Patches.Forward", cut, Expectation.Exact(expected), team => Patches.Forward(team, in patches, Rows, image, cut));
        suite.CheckGradient("Patches.Backward", ofImage, Expectation.Exact(pasted), (team, adds) => Patches.Backward(team, in patches, Rows, ofCut, ofImage, adds));
    }

    /// <summary>The results of attention, or its weights where there are no values.</summary>
    private static double[] Definition(double[] q, double[] k, double[]? v, int steps, int memorySteps, int size, bool causal, int[] lengths)
    {
        double[] result = new double[v is null ? Rows * Heads * steps * memorySteps : q.Length];
        for (int line = 0; line < Rows * Heads * steps; line++)
        {
            int step = line % steps, head = line / steps % Heads, row = line / (steps * Heads), keys = causal ? Math.Min(lengths[row], step + 1) : lengths[row];
            int query = (((row * steps) + step) * Heads * size) + (head * size), memory = (row * memorySteps * Heads * size) + (head * size);
            double[] e = new double[keys];
            double sum = 0;
            for (int key = 0; key < keys; key++)
            {
                for (int f = 0; f < size; f++)
                {
                    e[key] += q[query + f] * k[memory + (key * Heads * size) + f] / Math.Sqrt(size);
                }

                e[key] = Math.Exp(e[key]);
                sum += e[key];
            }

            for (int key = 0; key < keys; key++)
            {
                for (int f = 0; f < size && v is not null; f++)
                {
                    result[query + f] += e[key] / sum * v[memory + (key * Heads * size) + f];
                }

                if (v is null)
                {
                    result[(line * memorySteps) + key] = e[key] / sum;
                }
            }
        }

        return result;
    }
}
