using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints a pass as one method, or, where it is long, as several that one calls in order.</summary>
internal static class Methods
{
    // RyuJIT optimises methods of up to 60,000 bytes of IL and 512 locals. The bytes are estimated from above, and unrolled code has locals of its own.
    private const int MostBytes = 15_000;
    private const int MostLocals = 240;

    public static void Write(CodeWriter w, string name, IReadOnlyList<ScheduledOperation> steps, string access, string parameters, string arguments, PassWriter pass, Action preamble, Action<ScheduledOperation>? after = null)
    {
        IReadOnlyList<(int First, int End)> ranges = Ranges(steps, pass);
        int parts = ranges.Count;
        if (parts > 1)
        {
            using (w.RawBlock(access + " static void " + name + "(" + parameters + ")"))
            {
                for (int part = 1; part <= parts; part++)
                {
                    w.Line($"{name}{part}({arguments});");
                }
            }
        }

        for (int part = 0; part < parts; part++)
        {
            string method = parts > 1 ? name + Text.Of(part + 1) : name;
            if (parts > 1)
            {
                w.Line();
            }

            using (w.RawBlock((parts > 1 ? "private" : access) + " static void " + method + "(" + parameters + ")"))
            {
                preamble();
                pass.BeginMethod();
                (int first, int end) = ranges[part];
                for (int i = first; i < end; i++)
                {
                    if (i > first)
                    {
                        w.Line();
                    }

                    pass.WriteStep(steps[i], i + 1);
                    after?.Invoke(steps[i]);
                }
            }
        }
    }

    private static IReadOnlyList<(int First, int End)> Ranges(IReadOnlyList<ScheduledOperation> steps, PassWriter pass)
    {
        List<(int First, int End)> ranges = [];
        HashSet<int> declared = [];
        int first = 0;
        int bytes = 0;
        for (int i = 0; i < steps.Count; i++)
        {
            int more = pass.Bytes(steps[i], declared);
            if (i > first && (bytes + more > MostBytes || declared.Count > MostLocals))
            {
                ranges.Add((first, i));
                first = i;
                declared.Clear();
                bytes = 0;
                more = pass.Bytes(steps[i], declared);
            }

            bytes += more;
        }

        ranges.Add((first, steps.Count));
        return ranges;
    }
}
