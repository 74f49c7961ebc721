using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Ir;

/// <summary>Sizes of convolutions.</summary>
internal static class Convolutions
{
    /// <summary>The sizes as the Runtime's formulas take them.</summary>
    public static ConvSettings Settings(Geometry shape)
    {
        int Size(string name) => (int)shape[name];
        return new ConvSettings(
            Size("channels"),
            Size("height"),
            Size("width"),
            Size("filters"),
            Size("windowHeight"),
            Size("windowWidth"),
            Size("strideHeight"),
            Size("strideWidth"),
            Size("padTop"),
            Size("padLeft"),
            Size("padBottom"),
            Size("padRight"),
            Size("dilationHeight"),
            Size("dilationWidth"),
            Size("groups"));
    }
}
