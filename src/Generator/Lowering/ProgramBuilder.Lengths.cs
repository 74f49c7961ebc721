using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Lowering;

/// <content>What is beyond the true lengths of sequences.</content>
internal sealed partial class ProgramBuilder
{
    private readonly Dictionary<int, int> unmasked = [];

    /// <summary>From here on the sequence of that graph value is zero beyond its true lengths.</summary>
    public void Mask(int graphValue, string layer)
    {
        int whole = OfGraph(graphValue);
        int cleared = Add(values[whole].Role == ValueRole.Input ? values[whole].Name + "True" : values[whole].Name, ValueRole.Temporary, values[whole].Shape, steps: values[whole].Steps);
        values[whole] = values[whole].Role == ValueRole.Input ? values[whole] : values[whole] with { Name = values[whole].Name + ".whole" };
        forward.Add(new Operation("ClearSteps.Forward", layer, Steps(graphValue), [whole, LengthsOf(graphValue)], [cleared]) { InPlace = [0] });
        ofGraph[graphValue] = cleared;
        unmasked[graphValue] = whole;
    }

    /// <summary>The backward pass of <see cref="Mask"/>, where there was one: nothing that stood beyond has a gradient.</summary>
    public void Unmask(int graphValue)
    {
        if (!unmasked.TryGetValue(graphValue, out int whole))
        {
            return;
        }

        int cleared = OfGraph(graphValue);
        ofGraph[graphValue] = whole;
        if (IsWritten(cleared))
        {
            Backward(new Operation("ClearSteps.Backward", values[whole].Name, Steps(graphValue), [Gradient(cleared), LengthsOf(graphValue)], [Gradient(whole)]) { InPlace = [0] });
        }
    }

    private int LengthsOf(int graphValue) => OfGraph(network.Signals[graphValue].Lengths);

    // A sequence of images or vectors: what belongs to a step lies together.
    private Geometry Steps(int graphValue) => StepsOf(network.Signals[graphValue].Shape);

    private static Geometry StepsOf(Shape sequence) => Geometry.Of("SequenceShape", ("steps", sequence[0]), ("features", sequence.Length / sequence[0]));
}
