using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>
/// Prints a network that is unrolled whole as one method that rents no scratch: sample after sample, all layers in a row, what passes between them on the stack.
/// Renting, slicing and sharing out would cost several times what the sums of so small a network do.
/// </summary>
internal static class StraightWriter
{
    public static void Write(CodeWriter w, NetworkPlan plan, Ports ports)
    {
        PlannedProgram program = plan.Inference;
        string spans = string.Concat(ports.Inputs.Select(port => ", ReadOnlySpan<" + port.Element + "> " + port.Local)) + string.Concat(ports.Outputs.Select(port => ", Span<float> " + port.Local));
        using (w.RawBlock("internal static void Straight(NetworkWeights weights, int rows" + spans + ")"))
        {
            w.Raw("ref float parameters = ref MemoryMarshal.GetReference(weights.Parameters);");
            w.Raw("ref float prepared = ref MemoryMarshal.GetReference(weights.Prepared);");
            if (program.PerSample > 0)
            {
                w.Raw("Unsafe.SkipInit(out Passing passing);");
                w.Raw("ref float arena = ref Unsafe.As<Passing, float>(ref passing);");
            }

            using (w.RawBlock("for (int row = 0; row < rows; row++)"))
            {
                for (int i = 0; i < program.Scheduled.Forward.Count; i++)
                {
                    ScheduledOperation step = program.Scheduled.Forward[i];
                    using (w.RawBlock("// " + Text.Of(i + 1) + ". " + step.Operation.Layer))
                    {
                        new UnrolledWriter(w, step).Write(step.Unrolled!, program.Program, value => Reference(value, program, ports));
                    }
                }
            }
        }

        if (program.PerSample > 0)
        {
            w.Line();
            w.Line($"[InlineArray({Text.Of(program.PerSample)})]");
            using (w.RawBlock("private struct Passing"))
            {
                w.Raw("private float first;");
            }
        }
    }

    private static string Reference(Value value, PlannedProgram program, Ports ports)
    {
        string offset = Text.Of(program.Offsets[value.Id] < 0 ? 0 : program.Offsets[value.Id]);
        string row = "row * " + Text.Of(value.Length);
        return value.Role switch
        {
            ValueRole.Input => "Unsafe.Add(ref MemoryMarshal.GetReference(" + ports.Inputs[value.Port].Local + "), " + row + ")",
            ValueRole.Output => "Unsafe.Add(ref MemoryMarshal.GetReference(" + ports.Outputs.Single(port => port.Number == value.Port).Local + "), " + row + ")",
            ValueRole.Temporary => "Unsafe.Add(ref arena, " + offset + ")",
            ValueRole.Prepared => "Unsafe.Add(ref prepared, " + offset + ")",
            ValueRole.Parameter => "Unsafe.Add(ref parameters, " + offset + ")",
            _ => throw new InvalidOperationException("Unrolled code reads no " + value.Role + "."),
        };
    }
}
