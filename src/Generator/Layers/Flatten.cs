using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked layer that gives the same numbers another shape.</summary>
internal sealed record ViewSpec(StreamKind Stream, Shape Output) : Spec(Output);

/// <summary>All values of a sample as one vector, in their order.</summary>
internal sealed class Flatten : ViewLayer<FlattenAttribute>
{
    protected override ViewSpec? Resolve(LayerContext at)
    {
        // The Shapes stage refuses values beyond a span's length, wherever they come from.
        int count = (int)System.Math.Min(at.Input.Length, int.MaxValue);
        return new ViewSpec(at.Input.Rank == 1 ? StreamKind.Pointwise : StreamKind.NotCausal, Shape.Of(count));
    }
}
