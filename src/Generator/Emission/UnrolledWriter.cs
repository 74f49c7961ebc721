using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the vector code of a small operation: a loop over the samples around straight-line code.</summary>
internal sealed class UnrolledWriter(CodeWriter w, ScheduledOperation step, PlannedProgram plan, Func<Value, string> name)
{
    // Loads and broadcasts are written where they are used: a local for each would come near the JIT's limits.
    private readonly Dictionary<int, string> inline = [];
    private readonly HashSet<int> declared = [];

    public void Write(VectorCode code)
    {
        Value[] operands = step.Operation.Reads.Concat(step.Operation.Writes).Select(id => plan.Program.Values[id]).ToArray();
        using (w.RawBlock("for (int row = 0; row < rows; row++)"))
        {
            for (int i = 0; i < operands.Length; i++)
            {
                if (operands[i].Role != ValueRole.Nothing)
                {
                    w.Line($"ref float o{i} = ref Unsafe.Add(ref MemoryMarshal.GetReference({name(operands[i])}), {Row(operands[i])});");
                }
            }

            foreach (VectorOp op in code.Ops)
            {
                Write(op);
            }
        }
    }

    private void Write(VectorOp op)
    {
        string type = "Simd" + Text.Of(op.Width);
        switch (op.Kind)
        {
            case VectorOpKind.Load:
                inline[op.Target] = type + ".Load(ref o" + Text.Of(op.Operand) + ", " + Text.Of(op.Offset) + ")";
                break;
            case VectorOpKind.Broadcast:
                inline[op.Target] = type + ".Create(Unsafe.Add(ref o" + Text.Of(op.Operand) + ", " + Text.Of(op.Offset) + "))";
                break;
            case VectorOpKind.Zero:
                inline[op.Target] = type + ".Create(0f)";
                break;
            case VectorOpKind.MultiplyAdd:
                Assign(type, op.Target, type + ".MultiplyAdd(" + Use(op.A) + ", " + Use(op.B) + ", " + Use(op.C) + ")");
                break;
            case VectorOpKind.Activate:
                Assign(type, op.Target, Construct() + ".Forward(" + Use(op.A) + ")");
                break;
            default:
                w.Line($"{type}.Store({Use(op.A)}, ref o{op.Operand}, {op.Offset});");
                break;
        }
    }

    private void Assign(string type, int register, string expression)
    {
        inline.Remove(register);
        w.Line($"{(declared.Add(register) ? type + " " : "")}v{register} = {expression};");
    }

    private string Use(int register) => inline.TryGetValue(register, out string text) ? text : "v" + Text.Of(register);

    private string Construct() => Literal.Construct(step.Operation.Activation!);

    // What belongs to the whole batch begins at the same place for every sample.
    private static string Row(Value value) => value.Role is ValueRole.Temporary or ValueRole.Input or ValueRole.Output or ValueRole.InputGradient
        ? "row * " + Text.Of(value.Length)
        : "0";
}
