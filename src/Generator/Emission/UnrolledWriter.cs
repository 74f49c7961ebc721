using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the vector code of a small operation for one sample.</summary>
internal sealed class UnrolledWriter(CodeWriter w, ScheduledOperation step)
{
    // Loads and broadcasts are written where they are used: a local for each would come near the JIT's limits.
    private readonly Dictionary<int, string> inline = [];
    private readonly HashSet<int> declared = [];

    /// <param name="code">The code.</param>
    /// <param name="program">What the operation belongs to.</param>
    /// <param name="reference">Where a value's first float of this sample is: an expression that <c>ref</c> can stand before.</param>
    public void Write(VectorCode code, Program program, Func<Value, string> reference)
    {
        Value[] operands = step.Operation.Reads.Concat(step.Operation.Writes).Select(id => program.Values[id]).ToArray();
        for (int i = 0; i < operands.Length; i++)
        {
            if (operands[i].Role != ValueRole.Nothing)
            {
                w.Line($"ref float o{i} = ref {reference(operands[i])};");
            }
        }

        foreach (VectorOp op in code.Ops)
        {
            Write(op);
        }
    }

    // The vectors themselves, not the groups around them: so the JIT takes weights right from memory into the multiply-add.
    private void Write(VectorOp op)
    {
        string group = "Simd" + Text.Of(op.Width), vector = "Vector" + Text.Of(32 * op.Width);
        string operand = "ref o" + Text.Of(op.Operand) + ", " + Text.Of(op.Offset), part = Text.Of(op.Part);
        bool alone = op.Width == 1;
        string type = alone ? group : vector + "<float>";
        switch (op.Kind)
        {
            case VectorOpKind.Load:
                inline[op.Target] = op.Part > 0 ? $"Partial.LoadFew({operand}, {part}).Lanes" : alone ? $"{group}.Load({operand})" : $"{vector}.LoadUnsafe({operand})";
                break;
            case VectorOpKind.Broadcast:
                inline[op.Target] = (alone ? group : vector) + $".Create(Unsafe.Add({operand}))";
                break;
            case VectorOpKind.Zero:
                inline[op.Target] = alone ? group + ".Create(0f)" : type + ".Zero";
                break;
            case VectorOpKind.MultiplyAdd:
                Assign(type, op.Target, (alone ? group + ".MultiplyAdd" : vector + ".MultiplyAddEstimate") + "(" + Use(op.A) + ", " + Use(op.B) + ", " + Use(op.C) + ")");
                break;
            case VectorOpKind.Activate:
                Assign(type, op.Target, Construct() + ".Forward(" + (alone ? Use(op.A) + ")" : "new " + group + "(" + Use(op.A) + ")).Lanes"));
                break;
            default:
                w.Raw(op.Part > 0 ? $"Partial.StoreFew(new {group}({Use(op.A)}), {operand}, {part});" : alone ? $"{group}.Store({Use(op.A)}, {operand});" : $"{Use(op.A)}.StoreUnsafe({operand});");
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
}
