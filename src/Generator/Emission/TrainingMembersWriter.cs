using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the nested class <c>Training</c>.</summary>
internal static class TrainingMembersWriter
{
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Classes = "global::System.ReadOnlySpan<int>";
    private const string Target = "global::StaticNets.Training.LossTarget";

    public static void Write(CodeWriter w, NetworkPlan plan, string name, string inside)
    {
        w.Raw("/// <summary>Floats of native memory that a training session for batches of up to <paramref name=\"batch\"/> samples allocates, with one thread.</summary>");
        w.Line($"public static long TrainingArenaLength(int batch) => {inside}Training.Plan.ArenaLength(batch);");
        w.Line();
        w.Raw("/// <summary>One training of one network: forward, backward and update in each <c>Step</c>. Steps allocate nothing.</summary>");
        using (w.RawBlock("public sealed class Training : global::StaticNets.Training.TrainingSession"))
        {
            w.Raw("private readonly " + name + " network;");
            w.Line();
            w.Raw("/// <summary>Takes a copy of the network's weights and allocates everything that a step needs.</summary>");
            w.Raw("/// <param name=\"network\">The network; it sees the trained weights at the next <c>Publish</c> or <c>Dispose</c>.</param>");
            w.Raw("/// <param name=\"batch\">Most samples of a batch.</param>");
            w.Raw("/// <param name=\"optimizer\">An optimizer of its own.</param>");
            w.Raw("/// <param name=\"loss\">What is made small.</param>");
            w.Raw("/// <param name=\"seed\">Seed of dropout.</param>");
            w.Raw("/// <param name=\"keepGradients\">Whether <c>Gradients</c> and <c>InputGradient</c> can be read after a step.</param>");
            w.Line($"public Training({name} network, int batch, global::StaticNets.Training.Optimizer optimizer, global::StaticNets.Training.Loss loss, ulong seed = 0, bool keepGradients = false)");
            w.Line($"    : base((network ?? throw new global::System.ArgumentNullException(\"network\")).core, {inside}Training.Plan, batch, optimizer, loss, seed, keepGradients)");
            w.Raw("{");
            w.Raw("    this.network = network;");
            w.Raw("}");
            foreach ((string member, string update, string summary) in new[]
            {
                ("Step", "true", "Forward, backward and update for a batch; the mean loss before the update."),
                ("Accumulate", "false", "Forward and backward for a batch: its gradients are added up until <c>Update</c>; the mean loss."),
            })
            {
                w.Line();
                w.Line($"/// <summary>{summary}</summary>");
                w.Line($"public float {member}({ReadOnlySpan} input, {Classes} target) => Run(input, new {Target}(target, default), update: {update});");
                w.Line();
                w.Line($"/// <summary>{summary}</summary>");
                w.Line($"public float {member}({ReadOnlySpan} input, {ReadOnlySpan} target) => Run(input, new {Target}(default, target), update: {update});");
            }

            w.Line();
            w.Raw("/// <inheritdoc/>");
            using (w.RawBlock("public override float Step(global::StaticNets.Training.Batch batch)"))
            {
                w.Raw("global::System.ArgumentNullException.ThrowIfNull(batch);");
                w.Line($"return Run(batch.Floats(0), batch.LossTarget, update: true);");
            }

            w.Line();
            w.Raw("/// <inheritdoc/>");
            using (w.RawBlock("public override void Predict(global::StaticNets.Training.Batch batch, global::System.Span<float> output)"))
            {
                w.Raw("global::System.ArgumentNullException.ThrowIfNull(batch);");
                w.Raw("network.Forward(batch.Floats(0), output);");
            }

            w.Line();
            using (w.RawBlock($"private float Run({ReadOnlySpan} input, in {Target} target, bool update)"))
            {
                w.Raw("int rows = BeginStep(input.Length);");
                using (w.RawBlock("try"))
                {
                    w.Line($"{inside}Training.Forward(Team, rows, input, Parameters, States, Arena, Key);");
                    w.Line($"float loss = EvaluateLoss(rows, {inside}Training.Output(Arena, rows), in target, {inside}Training.OutputGradient(Arena, rows));");
                    w.Line($"{inside}Training.Backward(Team, rows, input, InputGradients(rows), Parameters, States, GradientBuffer, AccumulateGradients, Arena, Key);");
                    w.Raw("return EndStep(loss, update);");
                }

                using (w.RawBlock("catch"))
                {
                    w.Raw("AbandonStep();");
                    w.Raw("throw;");
                }
            }
        }
    }
}
