using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the steps of a pass: for each one a comment, the spans it is the first to name, and one call (or its unrolled code).</summary>
/// <param name="scope">Names that the method has already: parameters and what the preamble declares.</param>
internal sealed class PassWriter(CodeWriter w, PlannedProgram plan, EmittedNames names, string owner, ISpans spans, params string[] scope)
{
    // From above: a span sliced from the arena, a call with its arguments, a vector instruction.
    private const int BytesOfLocal = 45;
    private const int BytesOfCall = 120;
    private const int BytesOfVectorOp = 50;

    private readonly HashSet<string> taken = [.. names.Fields, .. scope];
    private readonly Dictionary<int, string> locals = [];
    private Identifiers identifiers = new([]);

    /// <summary>Starts a method: nothing is declared in it yet.</summary>
    public void BeginMethod()
    {
        identifiers = new Identifiers(taken);
        locals.Clear();
    }

    /// <summary>Bytes of IL that a step may take in a method that has <paramref name="declared"/> the locals of those values; the step's own are added to them.</summary>
    public int Bytes(ScheduledOperation step, HashSet<int> declared)
    {
        int before = declared.Count;
        declared.UnionWith(step.Operation.Reads.Concat(step.Operation.Writes).Where(value => plan.Program.Values[value].Role != ValueRole.Nothing));
        if (step.WorkValue >= 0)
        {
            declared.Add(step.WorkValue);
        }

        return ((declared.Count - before) * BytesOfLocal) + BytesOfCall + ((step.Unrolled?.Ops.Count ?? 0) * BytesOfVectorOp);
    }

    public void WriteStep(ScheduledOperation step, int number)
    {
        Operation operation = step.Operation;
        w.Line($"// {number}. {Note(step)}");
        foreach (int value in operation.Reads.Concat(operation.Writes))
        {
            Declare(plan.Program.Values[value]);
        }

        if (step.WorkValue >= 0)
        {
            Declare(plan.Program.Values[step.WorkValue]);
        }

        if (step.Unrolled is { } code)
        {
            using (w.RawBlock("for (int row = 0; row < rows; row++)"))
            {
                new UnrolledWriter(w, step).Write(code, plan.Program, value => "Unsafe.Add(ref MemoryMarshal.GetReference(" + Name(value) + "), " + Row(value) + ")");
            }

            return;
        }

        w.Line($"{step.Method}({Text.Join(Arguments(step))});");
    }

    /// <summary>The local (or <c>default</c>) that stands for a value.</summary>
    public string Name(Value value) => value.Role == ValueRole.Nothing ? "default" : locals[value.Id];

    public void Declare(Value value)
    {
        if (value.Role == ValueRole.Nothing || locals.ContainsKey(value.Id))
        {
            return;
        }

        (string expression, bool writable) = spans.Of(value);
        if (scope.Contains(expression))
        {
            locals[value.Id] = expression;
            return;
        }

        locals[value.Id] = identifiers.New(value.Name);
        w.Line($"{(writable ? "Span" : "ReadOnlySpan")}<{(value.Tokens ? "int" : "float")}> {Name(value)} = {expression};");
    }

    // What belongs to the whole batch begins at the same place for every sample.
    private static string Row(Value value) => value.Role is ValueRole.Temporary or ValueRole.Stream or ValueRole.Input or ValueRole.Output or ValueRole.InputGradient
        ? "row * " + Text.Of(value.Length)
        : "0";

    private IEnumerable<string> Arguments(ScheduledOperation step)
    {
        Operation operation = step.Operation;
        yield return spans.Team;
        yield return "in " + names.Field(operation.Shape, owner);
        if (!operation.Batchless)
        {
            yield return operation.Steps == 1 ? "rows" : "rows * " + Text.Of(operation.Steps);
        }

        foreach (int value in operation.Reads.Concat(operation.Writes))
        {
            yield return Name(plan.Program.Values[value]);
        }

        if (operation.Gradient != GradientWrite.None)
        {
            yield return operation.Gradient switch { GradientWrite.Overwrite => "false", GradientWrite.Add => "true", _ => "accumulate" };
        }

        if (step.TakesWork)
        {
            yield return step.WorkValue >= 0 ? Name(plan.Program.Values[step.WorkValue]) : spans.Work;
        }

        if (operation.Activation is { } activation)
        {
            yield return Literal.Construct(activation);
        }

        if (operation.Random)
        {
            yield return "in key";
        }
    }

    private string Note(ScheduledOperation step)
    {
        Operation operation = step.Operation;
        string shapes = operation.Reads.Count > 0 && operation.Writes.Count > 0
            ? ", " + plan.Program.Values[operation.Reads[0]].Shape + " -> " + plan.Program.Values[operation.Writes[0]].Shape
            : "";
        string layout = StepText.Layout(step, plan.Program);
        return operation.Layer + ": " + StepText.Kernel(step) + shapes + (layout == "planar" ? "" : " in " + layout) + ", about " + Text.Of((long)step.Nanoseconds) + " ns a sample";
    }
}
