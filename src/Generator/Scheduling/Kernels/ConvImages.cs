using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Scheduling.Kernels;

/// <summary>What a convolution reads and writes, by position.</summary>
internal static class ConvImages
{
    public const int X = 0;
    public const int Weight = 1;
    public const int Residual = 3;

    /// <summary>Of the gradient of the weights.</summary>
    public const int OutputGradient = 1;

    /// <summary>Whether input, output and residual are images to everyone: a view may have another shape, and a sequence has none.</summary>
    public static bool AreSeen(Operation operation, Program program) =>
        IsImage(program.Values[operation.Reads[X]].Shape, operation.Shape["channels"]) && IsImage(program.Values[operation.Writes[0]].Shape, operation.Shape["filters"])
        && (operation.Reads.Count <= Residual || IsImage(program.Values[operation.Reads[Residual]].Shape, operation.Shape["filters"]));

    /// <summary>The same of the gradients on the way back.</summary>
    public static bool AreSeenBackward(Operation operation, Program program) =>
        IsImage(program.Values[operation.Reads[X]].Shape, operation.Shape["filters"]) && IsImage(program.Values[operation.Writes[0]].Shape, operation.Shape["channels"]);

    /// <summary>The same of what the gradient of the weights is made from.</summary>
    public static bool AreSeenByWeights(Operation operation, Program program) =>
        IsImage(program.Values[operation.Reads[X]].Shape, operation.Shape["channels"]) && IsImage(program.Values[operation.Reads[OutputGradient]].Shape, operation.Shape["filters"]);

    private static bool IsImage(Shape shape, long channels) => shape.Rank == 3 && shape[0] == channels;
}
