using System;
using System.Collections.Generic;

namespace StaticNets.Generator.Ir;

/// <summary>Names that a network gets from the compiler and a person therefore cannot use in it.</summary>
internal static class GeneratedMembers
{
    /// <summary>The attribute on the emitted part of a network, as it is written.</summary>
    public static readonly string Marker = "global::System.CodeDom.Compiler.GeneratedCode(\"StaticNets\", \"" + typeof(GeneratedMembers).Assembly.GetName().Version.ToString(3) + "\")";

    public static ISet<string> Names { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "ArenaLength",
        "Begin",
        "CheckPorts",
        "ChunkBatch",
        "CreateState",
        "Description",
        "Embedded",
        "Forward",
        "ForwardMany",
        "InputLength",
        "Load",
        "LoadForInference",
        "MultiplyAdds",
        "OutputLength",
        "ParameterCount",
        "Parameters",
        "PreparedBytes",
        "Save",
        "Step",
        "StepStateLength",
        "Trace",
        "Training",
        "TrainingArenaLength",
        "core",
    };
}
