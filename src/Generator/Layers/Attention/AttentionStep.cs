using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers.Attention;

/// <summary>
/// The operations of attention one step at a time. Keys and values of earlier steps, or of the memory, stay where they were written; which row of a batch goes on with which is in the table of steps.
/// </summary>
internal static class AttentionStep
{
    /// <summary>Adds the keys and values of a memory; those of own steps come with them.</summary>
    public static void Begin(AttentionSpec s, StepBuilder step)
    {
        if (s.Own)
        {
            return;
        }

        foreach (Projection projection in s.Projections.Skip(1))
        {
            step.Call("Attention.Keep", Sizes(s, s.MemorySteps), [AttentionPass.Project(s, projection, step, AttentionPass.Part(projection, step))], [Kept(projection, step, s.MemorySteps)]);
        }

        step.Call("Attention.Remember", Geometry.Of("AttentionMemoryShape", ("memorySteps", s.MemorySteps)), [step.Lengths(1)], [Count(step)]);
    }

    public static void Step(AttentionSpec s, StepBuilder step)
    {
        Projection[] projections = [.. s.Projections];
        int gathered = AttentionPass.Gathered(s, step);
        int query = AttentionPass.Project(s, projections[0], step, AttentionPass.Part(projections[0], step));
        int steps = s.Own ? step.Capacity : s.MemorySteps;
        int[] kept = [.. projections.Skip(1).Select(projection => Kept(projection, step, steps))];
        Geometry sizes = Sizes(s, steps);
        if (s.Own)
        {
            int[] parts = [.. projections.Skip(1).Select(projection => AttentionPass.Project(s, projection, step, AttentionPass.Part(projection, step)))];
            step.Call("Attention.Step", sizes, [query, .. parts, step.StepTable], [.. kept, gathered], multiplyAdds: 2L * steps * s.Width);
        }
        else
        {
            step.Call("Attention.StepMemory", sizes, [query, .. kept, Count(step), step.StepTable], [gathered], multiplyAdds: 2L * steps * s.Width);
        }

        AttentionPass.Finish(s, step, gathered);
    }

    private static Geometry Sizes(AttentionSpec s, int steps) => Geometry.Of("AttentionStepShape", ("capacity", steps), ("heads", s.Heads), ("size", s.HeadWidth));

    private static int Kept(Projection projection, StepBuilder step, int steps) => step.State(projection.Name + "s", Shape.Of(steps, projection.Width), stays: true);

    private static int Count(StepBuilder step) => step.State("count", Shape.Of(1));
}
