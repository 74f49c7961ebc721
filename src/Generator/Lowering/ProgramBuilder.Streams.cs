using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <content>What a stream keeps from step to step.</content>
internal sealed partial class ProgramBuilder
{
    /// <summary>Of a stream: steps that its sequence has in its shape.</summary>
    public int Capacity { get; init; }

    /// <summary>Of a stream: which step it is, and where each row's context and steps lie.</summary>
    public int StepTable => Named(StreamNetworks.Table, ValueRole.Stream, Shape.Of(Capacity + 2));

    /// <summary>A value that was kept before the first step.</summary>
    public void Recall(int graphValue, string name) => ofGraph[graphValue] = Named(name, ValueRole.Stream, network.Signals[graphValue].Shape);

    /// <summary>Keeps a value for the steps.</summary>
    public int Keep(int graphValue, string name)
    {
        int value = OfGraph(graphValue);
        if (values[value].Role == ValueRole.Temporary)
        {
            values[value] = values[value] with { Name = name, Role = ValueRole.Stream };
            return value;
        }

        // An input, or a value that is kept already under another shape.
        int kept = Named(name, ValueRole.Stream, values[value].Shape);
        forward.Add(Identity("Map.Forward", name, [value], [kept]));
        return kept;
    }

    /// <summary>A value in the state of a stream.</summary>
    public int Remembered(string name, Shape shape, bool stays)
    {
        int value = Named(name, ValueRole.Stream, shape);
        values[value] = values[value] with { Stays = stays };
        return value;
    }
}
