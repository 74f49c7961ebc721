using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>Sequences [T, D] for kernels that work on planes [D, T].</summary>
internal static class Sequences
{
    public static Geometry Transpose(int rows, int columns) => Geometry.Of("TransposeShape", ("rows", rows), ("columns", columns));

    /// <summary>Adds the transpose of a sequence as a value of the layer's own.</summary>
    public static int ToPlanar(StepBuilder step, string name, int sequence, int steps, int features)
    {
        int planar = step.Extra(name, Shape.Of(features, steps));
        step.Call("Transpose.Forward", Transpose(steps, features), [sequence], [planar]);
        return planar;
    }
}
