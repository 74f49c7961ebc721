using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Prints a pass as one method, or, where it is long, as several that one calls in order.</summary>
internal static class Methods
{
    public static void Write(CodeWriter w, string name, IReadOnlyList<ScheduledOperation> steps, string access, string parameters, string arguments, PassWriter pass, Action preamble, Action<ScheduledOperation>? after = null)
    {
        int parts = (steps.Count + PassWriter.StepsPerMethod - 1) / PassWriter.StepsPerMethod;
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

        for (int part = 0; part < Math.Max(parts, 1); part++)
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
                int first = part * PassWriter.StepsPerMethod;
                for (int i = first; i < Math.Min(steps.Count, first + PassWriter.StepsPerMethod); i++)
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
}
