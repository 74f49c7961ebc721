using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>What make_reference.py wrote: PyTorch's results in double precision.</summary>
public static class TrainingReference
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Training", "reference.json"))).RootElement;

    /// <summary>The cases of one kind: <c>optimizers</c>, <c>losses</c>, <c>schedules</c>, <c>clips</c>.</summary>
    public static IReadOnlyList<JsonElement> Cases(string kind) => [.. Root.GetProperty(kind).EnumerateArray()];

    /// <summary>Their numbers, for <c>[MemberData]</c>.</summary>
    public static TheoryData<int> Numbers(string kind) => [.. Enumerable.Range(0, Cases(kind).Count)];

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetSingle())];

    public static int[] Ints(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
