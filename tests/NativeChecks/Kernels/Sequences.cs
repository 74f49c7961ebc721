using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Kernels that embed tokens, or take steps from sequences and put them there.</summary>
internal static class Sequences
{
    private const int Rows = 2;
    private const int Steps = 4;
    private const int Features = 9;

    private static readonly int[] Lengths = [4, 3];
    private static readonly int[] Tokens = [3, 0, 3, 6, 1, 3, 5, 2];

    public static void Run(Suite suite)
    {
        SequenceShape shape = new(Steps, Features);
        LastStepShape last = new(Steps, Features, 2);
        InitialStateShape state = new(Features, 25);
        const int Length = Rows * Steps * Features, Vectors = Rows * Features;
        static bool Same(int i, int j) => i / (Steps * Features) == j / Features && i % Features == j % Features;
        static int Step(int i) => i / Features % Steps;
        static int Last(int i) => Lengths[i / (Steps * Features)];

        // As one sample of two rows, because the rows have lengths of their own.
        Check(
            suite, "MeanSteps", Length, Vectors, (i, j) => Same(i, j) && Step(i) < Last(i) ? 1.0 / Last(i) : 0,
            (team, x, y) => MeanSteps.Forward(team, in shape, Rows, x, Lengths, y), (team, dy, dx, adds) => MeanSteps.Backward(team, in shape, Rows, dy, Lengths, dx, adds));
        Check(
            suite, "LastStep", Length, Vectors, (i, j) => Same(i, j) && Step(i) == (i % Features < Features - 2 ? Last(i) - 1 : 0) ? 1 : 0,
            (team, x, y) => LastStep.Forward(team, in last, Rows, x, Lengths, y), (team, dy, dx, adds) => LastStep.Backward(team, in last, Rows, dy, Lengths, dx, adds));
        Check(
            suite, "ClearSteps", Length, Length, (i, j) => i == j && Step(i) < Last(i) ? 1 : 0,
            (team, x, y) => ClearSteps.Forward(team, in shape, Rows, x, Lengths, y), (team, dy, dx, adds) => ClearSteps.Backward(team, in shape, Rows, dy, Lengths, dx, adds));
        Check(
            suite, "RepeatSteps", Vectors, Length, (i, j) => Same(j, i) ? 1 : 0,
            (team, x, y) => RepeatSteps.Forward(team, in shape, Rows, x, y), (team, dy, dx, adds) => RepeatSteps.Backward(team, in shape, Rows, dy, dx, adds));
        Check(
            suite, "InitialState", Vectors, Rows * 25, (i, j) => i / Features == j / 25 && i % Features == j % 25 ? 1 : 0,
            (team, x, y) => InitialState.Forward(team, in state, Rows, x, y), (team, dy, dx, adds) => InitialState.Backward(team, in state, Rows, dy, dx, adds));

        CheckMeanSoFar(suite);

        EmbeddingShape embedding = new(Steps, 7, Features, -1, 1);
        Check(
            suite, "Embedding", 7 * Features, Length, (i, j) => Tokens[j / Features] == i / Features && i % Features == j % Features ? 1 : 0,
            (team, weight, y) => Embedding.Forward(team, in embedding, Rows, Tokens, weight, y), (team, dy, dweight, adds) => Embedding.BackwardWeights(team, in embedding, Rows, Tokens, dy, dweight, adds));
    }

    private static void CheckMeanSoFar(Suite suite)
    {
        SequenceShape one = new(1, Features);
        Field x = new(Numbers.Distinct(Steps * Features, 3)), y = new(Features), state = new(Features + 1);
        double[] means = new double[Features];
        for (int i = 0; i < Steps * Features; i++)
        {
            means[i % Features] += x.Span[i] / (double)Steps;
        }

        suite.Check("MeanSteps.Step", y, Expectation.Normwise(means, 16), team =>
        {
            state.Span.Clear();
            for (int step = 0; step < Steps; step++)
            {
                MeanSteps.Step(team, in one, 1, x.Span.Slice(step * Features, Features), y, state);
            }
        });
    }

    /// <summary>y = A x with A[i, j] from input i to output j, and its gradient.</summary>
    private static void Check(Suite suite, string kernel, int inputs, int outputs, Func<int, int, double> factor, Action<Team, Field, Field> forward, Action<Team, Field, Field, bool> backward)
    {
        Field x = new(Numbers.Distinct(inputs, 1)), y = new(outputs), dy = new(Numbers.Distinct(outputs, 2)), dx = new(inputs);
        double[] values = new double[outputs], gradients = new double[inputs];
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < outputs; j++)
            {
                values[j] += factor(i, j) * x.Span[i];
                gradients[i] += factor(i, j) * dy.Span[j];
            }
        }

        // At most eight terms, and one rounding for a mean.
        suite.Check(kernel + ".Forward", y, Expectation.Normwise(values, 16), team => forward(team, x, y));
        suite.CheckGradient(kernel + " backward", dx, Expectation.Normwise(gradients, 16), (team, adds) => backward(team, dy, dx, adds));
    }
}
