using StaticNets.Runtime.Description;

namespace StaticNets.Runtime.Tests.Description;

/// <summary>A small network written by hand; its numbers follow from the formulas beside them.</summary>
internal static class Descriptions
{
    public static NetworkDescription Small { get; } = new(
        "Small",
        [
            new LayerDescription("conv1", "Conv", "K=6 F=5", [1, 32, 32], [6, 28, 28], 156, 117_600, 18_816), // 6(25+1); 25·6·28²; 4·6·28²
            new LayerDescription("relu1", "Relu", "", [6, 28, 28], [6, 28, 28], 0, 0, 0),
            new LayerDescription("flatten1", "Flatten", "", [6, 28, 28], [4704], 0, 0, 0),
            new LayerDescription("dense1", "Dense", "10", [4704], [10], 47_050, 47_040, 40), // 10(4704+1); 10·4704; 4·10
        ],
        [(-1, 0), (0, 1), (1, 2), (2, 3)],
        47_206,
        164_640,
        18_944,
        188_200);
}
