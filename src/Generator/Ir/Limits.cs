namespace StaticNets.Generator.Ir;

/// <summary>How large things may be: what a span of floats, and a count of them as an int, can address.</summary>
internal static class Limits
{
    /// <summary>Values of one tensor, and parameters of one network. A batch of 2 must still fit an int.</summary>
    public const long Values = int.MaxValue / 2;

    /// <summary>Floats of arena for one sample.</summary>
    public const long Arena = int.MaxValue / 2;

    /// <summary>Values that a layer shows of itself in a trace, besides its output: a hundred pictures of a thousand by a thousand.</summary>
    public const long Shown = 100_000_000;

    /// <summary>Multiply-adds of one sample up to which an operation may be emitted as straight-line code.</summary>
    public const long Unrolled = 4096;

    /// <summary>The same in training: kernels read a weight once for many samples of a batch, straight-line code for each.</summary>
    public const long UnrolledTraining = 256;

    /// <summary>Recurrent cells on top of each other in one layer.</summary>
    public const int Cells = 1000;

    /// <summary>Layers of one network.</summary>
    public const int Layers = 20_000;

    /// <summary>Blocks within each other. Each takes a part of the compiler's stack.</summary>
    public const int Blocks = 100;
}
