using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Names of what is emitted besides the user's members: the classes behind it, and a static readonly field for each geometry.</summary>
internal sealed class EmittedNames
{
    /// <summary>The one namespace of all emitted classes. The user's own are not mirrored in it: one called Conv would hide the runtime's type there.</summary>
    public const string Namespace = "StaticNets.Generated";

    private readonly Dictionary<Geometry, (string Class, string Field)> fields = [];
    private readonly Identifiers identifiers = new(["Ports", "Prepare", "Forward", "Backward", "Output", "OutputGradient", "Plan", "Run", "ArenaPerSample", "WorkLength", "ChunkBatch", "NanosecondsPerSample"]);

    public EmittedNames(NetworkPlan plan)
    {
        Joined = plan.Network.Class.Joined;
        Add(plan.Inference, Program);
        Add(plan.Training, Training);
        Add(plan.Trace, Trace);
        Ports = new Ports(plan.Network, Fields);
    }

    /// <summary>Inputs, outputs and targets.</summary>
    public Ports Ports { get; }

    public string Joined { get; }

    public string Program => Joined + "Program";

    public string Trace => Joined + "Trace";

    public string Training => Joined + "Training";

    /// <summary>What the user's class writes before the name of an emitted class: everything but its suffix.</summary>
    public static string Inside(ClassIdentity network) => "global::" + Namespace + "." + network.Joined;

    /// <summary>The field of a geometry as code in <paramref name="from"/> names it.</summary>
    public string Field(Geometry geometry, string from) => fields[geometry] is var (owner, field) && owner == from ? field : fields[geometry].Class + "." + fields[geometry].Field;

    /// <summary>Names of all fields: no local may hide one.</summary>
    public IEnumerable<string> Fields => fields.Values.Select(place => place.Field);

    /// <summary>The geometries that are fields of <paramref name="owner"/>: those that no class before it has.</summary>
    public IEnumerable<(Geometry Geometry, string Field)> Of(string owner) =>
        fields.Where(pair => pair.Value.Class == owner).Select(pair => (pair.Key, pair.Value.Field));

    private void Add(PlannedProgram plan, string owner)
    {
        foreach (ScheduledOperation step in plan.Scheduled.Prepare.Concat(plan.Scheduled.Forward).Concat(plan.Scheduled.Backward))
        {
            Geometry geometry = step.Operation.Shape;
            if (step.Unrolled is null && !fields.ContainsKey(geometry))
            {
                // "conv1 + relu1" is named after the layer that the operation began with.
                string layer = step.Operation.Layer.Split(' ')[0];
                fields[geometry] = (owner, identifiers.New(layer + "." + geometry.Type, upper: true));
            }
        }
    }
}
