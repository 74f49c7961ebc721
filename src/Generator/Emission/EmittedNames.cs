using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>Names of what is emitted besides the user's members: the classes behind it, and a static readonly field for each geometry.</summary>
internal sealed class EmittedNames
{
    /// <summary>The one namespace of all emitted classes. The user's own are not mirrored in it: one called Conv would hide the runtime's type there.</summary>
    public const string Namespace = "StaticNets.Generated";

    // A static constructor has the JIT's limits too: up to 100 bytes of IL make one field.
    private const int FieldsPerClass = 150;

    private readonly Dictionary<Geometry, (string Class, string Field)> fields = [];
    private readonly Dictionary<string, List<(Geometry Geometry, string Field)>> byClass = new(System.StringComparer.Ordinal);
    private readonly Identifiers identifiers = new(["Ports", "Prepare", "Forward", "Backward", "Output", "OutputGradient", "Plan", "Run", "Straight", "Passing", "Layout", "ArenaPerSample", "WorkLength", "ChunkBatch", "NanosecondsPerSample"]);

    public EmittedNames(NetworkPlan plan)
    {
        Joined = plan.Network.Class.Joined;
        Add(plan.Inference, Program);
        Add(plan.Training, Training);
        Add(plan.Trace, Trace);
        if (plan.Stream is { } stream)
        {
            Add(stream.Step, Step);
            Add(stream.Begin, Begin);
            StepPorts = new Ports(stream.Networks.Step, Fields);
            BeginPorts = new Ports(stream.Networks.Begin, Fields);
        }

        Ports = new Ports(plan.Network, Fields);
    }

    /// <summary>Inputs, outputs and targets.</summary>
    public Ports Ports { get; }

    /// <summary>The sequence, one step of it, and what a step gives; null where there is no step.</summary>
    public Ports? StepPorts { get; }

    /// <summary>The inputs that are there before the first step; null where there is no step.</summary>
    public Ports? BeginPorts { get; }

    public string Joined { get; }

    public string Program => Joined + "Program";

    public string Trace => Joined + "Trace";

    public string Training => Joined + "Training";

    public string Step => Joined + "Step";

    public string Begin => Joined + "Begin";

    /// <summary>What the user's class writes before the name of an emitted class: everything but its suffix.</summary>
    public static string Inside(ClassIdentity network) => "global::" + Namespace + "." + network.Joined;

    /// <summary>The field of a geometry as code in <paramref name="from"/> names it.</summary>
    public string Field(Geometry geometry, string from) => fields[geometry] is var (owner, field) && owner == from ? field : fields[geometry].Class + "." + fields[geometry].Field;

    /// <summary>Names of all fields: no local may hide one.</summary>
    public IEnumerable<string> Fields => fields.Values.Select(place => place.Field);

    /// <summary>The geometries that are fields of a class: those that no class before it has.</summary>
    public IReadOnlyList<(Geometry Geometry, string Field)> Of(string owner) => byClass.TryGetValue(owner, out var own) ? own : [];

    /// <summary>Classes that hold what is too much for <paramref name="owner"/>.</summary>
    public IEnumerable<string> Further(string owner)
    {
        for (int number = 2; byClass.ContainsKey(Holder(owner, number)); number++)
        {
            yield return Holder(owner, number);
        }
    }

    private static string Holder(string owner, int number) => number == 1 ? owner : owner + "Shapes" + Text.Of(number);

    private void Add(PlannedProgram plan, string owner)
    {
        int count = 0;
        foreach (ScheduledOperation step in plan.Scheduled.Prepare.Concat(plan.Scheduled.Forward).Concat(plan.Scheduled.Backward))
        {
            Geometry geometry = step.Operation.Shape;
            if (step.Unrolled is null && !fields.ContainsKey(geometry))
            {
                // "conv1 + relu1" is named after the layer that the operation began with.
                string layer = step.Operation.Layer.Split(' ')[0];
                string holder = Holder(owner, (count++ / FieldsPerClass) + 1);
                string field = identifiers.New(layer + "." + geometry.Type, upper: true);
                fields[geometry] = (holder, field);
                if (!byClass.TryGetValue(holder, out List<(Geometry Geometry, string Field)> own))
                {
                    byClass[holder] = own = [];
                }

                own.Add((geometry, field));
            }
        }
    }
}
