using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>What the scheduler chose for a step, in words: in the comment beside it and in the description.</summary>
internal static class StepText
{
    public static string Kernel(ScheduledOperation step) => step.Method + (step.Detail.Length == 0 ? "" : " " + step.Detail) + (step.Unrolled is null ? "" : " unrolled");

    /// <summary>How what it reads first and writes first lies.</summary>
    public static string Layout(ScheduledOperation step, Program program)
    {
        string to = step.Operation.Writes.Count == 0 ? "planar" : Of(program.Values[step.Operation.Writes[0]]);
        string from = step.Operation.Reads.Count == 0 ? to : Of(program.Values[step.Operation.Reads[0]]);
        return from == to ? to : from + " to " + to;
    }

    private static string Of(Value value) => value.Layout == StorageLayout.Blocked16 ? "blocks of 16" : "planar";
}
