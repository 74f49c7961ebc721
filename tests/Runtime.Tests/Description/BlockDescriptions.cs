using System.Linq;
using StaticNets.Runtime.Description;

namespace StaticNets.Runtime.Tests.Description;

/// <summary>Networks with forks and blocks, written by hand.</summary>
internal static class BlockDescriptions
{
    /// <summary>One residual block whose skip is projected; the projection's name has a dot of its own.</summary>
    public static NetworkDescription Residual { get; } = new(
        "Residual",
        [
            Layer("conv1", "Conv", "K=8 F=3", [3, 8, 8], [8, 8, 8]),
            Layer("layer1.0.conv1", "Conv", "K=16 F=3 S=2", [8, 8, 8], [16, 4, 4]),
            Layer("layer1.0.relu1", "Relu", "", [16, 4, 4], [16, 4, 4]),
            Layer("layer1.0.conv2", "Conv", "K=16 F=3", [16, 4, 4], [16, 4, 4]),
            Layer("layer1.0.downsample.0", "Conv", "K=16 F=1 S=2", [8, 8, 8], [16, 4, 4]),
            Layer("layer1.0.downsample.1", "BatchNorm", "", [16, 4, 4], [16, 4, 4]),
            Layer("layer1.0.sum1", "Sum", "", [16, 4, 4], [16, 4, 4]),
            Layer("fc", "Dense", "10", [256], [10]),
        ],
        [(-1, 0), (0, 1), (1, 2), (2, 3), (0, 4), (4, 5), (3, 6), (5, 6), (6, 7)],
        0,
        0,
        0,
        0);

    /// <summary>Dense connections: each layer reads all before it.</summary>
    public static NetworkDescription Dense(int layers) => new(
        "Dense",
        [.. Enumerable.Range(0, layers).Select(i => Layer($"conv{i + 1}", "Conv", "K=4 F=3", [4, 8, 8], [4, 8, 8]))],
        [.. Enumerable.Range(0, layers).SelectMany(to => Enumerable.Range(-1, to + 1).Select(from => (from, to)))],
        0,
        0,
        0,
        0);

    /// <summary>A block behind another; in the second there is a third one, in its middle.</summary>
    public static NetworkDescription Nested { get; } = new(
        "Nested",
        [.. new[] { "a.relu1", "a.relu2", "b.relu1", "b.squeeze.relu1", "b.squeeze.relu2", "b.relu2" }.Select(name => Layer(name, "Relu", "", [4], [4]))],
        [(-1, 0), (0, 1), (1, 2), (2, 3), (3, 4), (4, 5)],
        0,
        0,
        0,
        0);

    /// <summary>Two inputs, two outputs.</summary>
    public static NetworkDescription Ports { get; } = Residual with
    {
        Name = "Ports",
        Inputs = ["image", "mask"],
        Edges = [.. Residual.Edges, (-2, 6)],
        Outputs = [("scores", 7), ("features", 6)],
    };

    private static LayerDescription Layer(string name, string kind, string settings, int[] input, int[] output) => new(name, kind, settings, input, output, 0, 0, 0);
}
