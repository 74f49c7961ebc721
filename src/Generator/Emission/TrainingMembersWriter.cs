using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the nested class <c>Training</c>. Steps take the inputs by declaration, then the targets, the main output's first.</summary>
internal sealed class TrainingMembersWriter(CodeWriter w, NetworkPlan plan, Ports ports, string inside)
{
    private const string Values = "global::System.ReadOnlySpan<float>";
    private const string Classes = "global::System.ReadOnlySpan<int>";
    private const string Target = "global::StaticNets.Training.LossTarget";

    private readonly string name = plan.Network.Class.Name;
    private readonly string inputs = Text.Join(ports.Inputs.Select(port => "global::System.ReadOnlySpan<" + port.Element + "> " + port.Name));
    private readonly string given = Text.Join(ports.Inputs.Select(port => port.Name));

    public void Write()
    {
        w.Raw("/// <summary>Floats of native memory that a training session for batches of up to <paramref name=\"batch\"/> samples allocates, with one thread.</summary>");
        w.Line($"public static long TrainingArenaLength(int batch) => {inside}Training.Plan.ArenaLength(batch);");
        w.Line();
        w.Raw("/// <summary>One training of one network: forward, backward and update in each <c>Step</c>. Steps allocate nothing.</summary>");
        using (w.RawBlock("public sealed class Training : global::StaticNets.Training.TrainingSession"))
        {
            w.Raw("private readonly " + name + " network;");
            w.Line();
            WriteConstructor();
            WriteSteps("Step", "true", "Forward, backward and update for a batch; the mean loss before the update.");
            WriteSteps("Accumulate", "false", "Forward and backward for a batch: its gradients are added up until <c>Update</c>; the mean loss.");
            w.Line();
            WriteBatches();
            w.Line();
            WriteRun();
        }
    }

    private void WriteConstructor()
    {
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
    }

    private void WriteSteps(string member, string update, string summary)
    {
        foreach ((string type, string before, string after) in new[] { (Classes, "", ", default"), (Values, "default, ", "") })
        {
            string parameters = Text.Join(ports.Targets.Select(target => type + " " + target));
            string targets = Text.Join(ports.Targets.Select(target => "new " + Target + "(" + before + target + after + ")"));
            w.Line();
            w.Line($"/// <summary>{summary}</summary>");
            WriteParameters();
            w.Line($"public float {member}({inputs}, {parameters}) => Run({given}, {targets}, {ports.Member("update")}: {update});");
        }
    }

    // Where there is one input, one output and one target, the names say it all.
    private void WriteParameters()
    {
        if (ports.Inputs.Count == 1 && ports.Losses.Count == 1)
        {
            return;
        }

        foreach (Port input in ports.Inputs)
        {
            w.Line($"/// <param name=\"{input.Name}\">{input.Shape.ToString()} for each sample.</param>");
        }

        foreach (string target in ports.Targets)
        {
            string compared = Text.Join(ports.Losses.Where(loss => loss.Target == target).Select(loss => plan.Network.Outputs[loss.Output].Name));
            w.Line($"/// <param name=\"{target}\">What the loss compares {compared} with.</param>");
        }
    }

    private void WriteBatches()
    {
        string floats = Text.Join(ports.Inputs.Select(port => (port.Tokens ? "batch.Tokens(" : "batch.Floats(") + Text.Of(port.Number) + ")"));
        string targets = Text.Join(ports.Targets.Select((_, i) => i == 0 ? "batch.LossTarget" : "batch.LossTargetOf(" + Text.Of(i) + ")"));
        string spare = string.Concat(ports.Outputs.Skip(1).Select(port => ", Spare(" + Text.Of(port.Number) + ", batch.Rows)"));
        w.Raw("/// <inheritdoc/>");
        using (w.RawBlock("public override float Step(global::StaticNets.Training.Batch batch)"))
        {
            w.Raw("global::System.ArgumentNullException.ThrowIfNull(batch);");
            w.Line($"return Run({floats}, {targets}, {ports.Member("update")}: true);");
        }

        w.Line();
        w.Raw("/// <inheritdoc/>");
        using (w.RawBlock("public override void Predict(global::StaticNets.Training.Batch batch, global::System.Span<float> output)"))
        {
            w.Raw("global::System.ArgumentNullException.ThrowIfNull(batch);");
            w.Line($"network.Forward({floats}, output{spare});");
        }
    }

    private void WriteRun()
    {
        string targets = Text.Join(ports.Targets.Select(target => "in " + Target + " " + target));
        string rows = ports.Member("rows");
        string sum = ports.Member("loss");
        string update = ports.Member("update");
        string gradients = ports.Inputs.Count == 1 && !ports.Inputs[0].Tokens ? "InputGradients(" + rows + ")" : Text.Join(ports.Inputs.Where(port => !port.Tokens).Select(port => "InputGradients(" + Text.Of(port.Number) + ", " + rows + ")"));
        using (w.RawBlock($"private float Run({inputs}, {targets}, bool {update})"))
        {
            foreach (string check in ports.Inputs.Select(input => Ports.Check(input, ports.Inputs[0].Name + ".Length / " + ports.Inputs[0].Constant)).OfType<string>())
            {
                w.Line($"{check}");
            }

            w.Line($"int {rows} = BeginStep({Text.Join(ports.Inputs.Select(port => port.Name + ".Length"))});");
            using (w.RawBlock("try"))
            {
                w.Line($"{inside}Training.Forward(Team, {rows}, {given}, Parameters, States, Arena, Key);");
                foreach ((int output, string target, string? lengths) in ports.Losses)
                {
                    string variable = (output == 0 ? "float " : "") + sum + (output == 0 ? " = " : " += ");
                    string number = output == 0 && lengths is null ? "" : Text.Of(output) + ", ";
                    w.Line($"{variable}EvaluateLoss({number}{rows}, {inside}Training.{TrainingWriter.Output(output)}(Arena, {rows}), in {target}, {inside}Training.{TrainingWriter.OutputGradient(output)}(Arena, {rows}){(lengths is null ? "" : ", " + lengths)});");
                }

                w.Line($"{inside}Training.Backward(Team, {rows}, {given}, {(gradients.Length > 0 ? gradients + ", " : "")}Parameters, States, GradientBuffer, AccumulateGradients, Arena, Key);");
                w.Line($"return EndStep({sum}, {update});");
            }

            using (w.RawBlock("catch"))
            {
                w.Raw("AbandonStep();");
                w.Raw("throw;");
            }
        }
    }
}
