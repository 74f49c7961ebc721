using System.Collections.Generic;

namespace StaticNets.Runtime.Description;

/// <summary>A network as a table of layers and the edges between them. Emitted code holds one in <c>Description</c>.</summary>
/// <param name="Name">The network's class name.</param>
/// <param name="Layers">The layers in the order they are computed.</param>
/// <param name="Edges">Which layer reads which: indices into <paramref name="Layers"/>; a From of -1 - i is input number i of the network.</param>
/// <param name="ParameterCount">Number of trained values.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass of one sample.</param>
/// <param name="ArenaBytes">Scratch of one forward pass of one sample.</param>
/// <param name="PreparedBytes">Weights rearranged for the kernels, beside the canonical ones.</param>
public sealed record NetworkDescription(
    string Name,
    IReadOnlyList<LayerDescription> Layers,
    IReadOnlyList<(int From, int To)> Edges,
    long ParameterCount,
    long MultiplyAdds,
    long ArenaBytes,
    long PreparedBytes)
{
    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = ["input"];

    /// <summary>Names of the outputs, the main one first, and the layer that makes each (-1 - i: it is input number i); those of training alone too.</summary>
    public IReadOnlyList<(string Name, int From)> Outputs { get; init; } = [("output", Layers.Count - 1)];

    /// <summary>The steps of inference in order: which kernel computes what, in which layout, in what time by estimate.</summary>
    public IReadOnlyList<StepDescription> Steps { get; init; } = [];

    /// <summary>
    /// The table Keras users know: a line per layer with its output shape, parameters, multiply-adds and bytes, then the totals.
    /// The same in every culture; lines end in <c>\n</c>.
    /// </summary>
    public string Summary() => SummaryTable.Write(this);

    /// <summary>The table of <see cref="Steps"/>. The same in every culture; lines end in <c>\n</c>.</summary>
    public string Schedule() => ScheduleTable.Write(this);

    /// <summary>The graph as a Mermaid flowchart, one node per layer and a subgraph per block, for a Markdown page. Lines end in <c>\n</c>.</summary>
    public string ToMermaid() => MermaidChart.Write(this);

    /// <summary>
    /// The graph as a picture in SVG, which browsers show as it is: one box per layer, one arrow per edge, a frame around each block. The same text every time; lines end in <c>\n</c>.
    /// </summary>
    /// <exception cref="System.InvalidOperationException">An edge does not go from an input or a layer to a later layer.</exception>
    public string ToSvg() => SvgChart.Write(this);
}
