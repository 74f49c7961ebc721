using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>The numbers that a network's constants and table state.</summary>
/// <param name="ArenaLength">Floats of scratch that one sample's inference needs, kernel scratch and alignment slack included.</param>
/// <param name="WorkLength">Floats of kernel scratch within it.</param>
/// <param name="ChunkBatch">Samples that run through the line together.</param>
/// <param name="Nanoseconds">Estimated time of one sample on one core.</param>
/// <param name="StraightRows">Most samples of a call that runs without an arena, as one method; 0 where no call does.</param>
internal sealed record Figures(
    EquatableArray<LayerFigures> Layers,
    long ParameterCount,
    long MultiplyAdds,
    long ArenaLength,
    long WorkLength,
    long ChunkBatch,
    double Nanoseconds,
    long StraightRows);

/// <summary>What one layer has and costs.</summary>
/// <param name="Kind">What a person writes: <c>Conv</c>.</param>
/// <param name="Bytes">Bytes of its output for one sample; 0 where it is fused into its neighbour or is a view.</param>
internal sealed record LayerFigures(string Kind, string Settings, long Parameters, long MultiplyAdds, long Bytes);
