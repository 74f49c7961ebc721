using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>Scratch of attention, in floats: it grows with neither the queries nor the keys of a long sequence.</summary>
internal static class AttentionSizes
{
    /// <summary>Queries that go through the keys together, a lane each.</summary>
    public const int Queries = 32;

    /// <summary>Keys whose scores are kept at a time: those of a block of queries are 32 KB.</summary>
    public const int Keys = 256;

    /// <summary>Keys whose scores are kept at a time where their gradients are kept as well.</summary>
    public const int GradientKeys = 128;

    /// <summary>Keys whose scores one step computes at a time.</summary>
    public const int StepKeys = 16;

    /// <summary>Queries and results with an axis for the queries; the scores; the largest of them and the sums.</summary>
    public static WorkLength Forward(int steps, int memorySteps, int heads, int size) =>
        new(0, Queries * ((2L * size) + Math.Min(Keys, memorySteps) + 2));

    /// <summary>The same, and the factors of dropout, drawn and turned.</summary>
    public static WorkLength Training(int steps, int memorySteps, int heads, int size) =>
        new(0, Forward(steps, memorySteps, heads, size).PerWorker + (2L * Queries * Math.Min(Keys, memorySteps)));

    /// <summary>Queries, gradients of the results and of the queries with an axis for the queries; queries and gradients row by row; probabilities, their gradients and factors; two numbers for each query.</summary>
    public static WorkLength Backward(int steps, int memorySteps, int heads, int size) =>
        new(0, Queries * ((3L * size) + (2L * Padded(size)) + (4L * Math.Min(GradientKeys, memorySteps)) + 2));

    /// <summary>The query of a head, scores and places of the keys, and sums of products before their lanes are added.</summary>
    public static WorkLength Step(int capacity, int size) =>
        new(0, Padded(size) + (2L * Padded(capacity)) + (StepKeys * 16));

    /// <summary>Filled up to whole groups of 16.</summary>
    public static int Padded(int length) => (length + 15) / 16 * 16;
}
