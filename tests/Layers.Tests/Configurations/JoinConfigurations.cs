using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Joins of two to four branches. Each branch cuts its operand out of the one input and gives it its shape.</summary>
internal static class JoinConfigurations
{
    public static LayerConfiguration Sum(int seed) => Elementwise("Sum", seed);

    public static LayerConfiguration Product(int seed) => Elementwise("Product", seed);

    public static LayerConfiguration Concat(int seed)
    {
        Draw draw = new(seed);
        int[] shape = Shape(draw);
        int axis = shape.Length is 2 or 4 ? 1 : 0;
        return Of("Concat", seed, draw, [.. Enumerable.Range(0, draw.Among(2, 3, 4)).Select(_ => shape.Select((extent, i) => i == axis ? draw.Among(1, 2, 5, 16) : extent).ToArray())]);
    }

    private static LayerConfiguration Elementwise(string join, int seed)
    {
        Draw draw = new(seed);
        int[] shape = Shape(draw);

        // Half of the operands have all extents; of the others each is 1 by chance.
        return Of(join, seed, draw, [.. Enumerable.Range(0, draw.Among(2, 2, 3, 4)).Select(_ => draw.Coin() ? shape : [.. shape.Select(extent => draw.Coin() ? 1 : extent)])]);
    }

    private static int[] Shape(Draw draw) => draw.Among(1, 2, 3, 3, 4) switch
    {
        1 => [draw.Among(1, 7, 16, 33)],
        2 => [draw.Among(1, 5, 17), draw.Among(1, 7, 16, 33)],
        3 => [draw.Among(1, 3, 16), draw.Among(1, 5, 7), draw.Among(1, 7, 9)],
        _ => [draw.Among(1, 3), draw.Among(1, 5), draw.Among(2, 3), draw.Among(1, 7)],
    };

    private static LayerConfiguration Of(string join, int seed, Draw draw, int[][] operands)
    {
        int at = 0;
        string before = "";
        foreach (int[] operand in operands)
        {
            before += $"[Branch, Crop(0, {at}, 1, {Plane.Count(operand)}), Reshape({string.Join(", ", operand)})] ";
            at += Plane.Count(operand);
        }

        return new(join, seed, [1, 1, at], draw.Rows(), join, new JoinReference(join, operands)) { Before = before };
    }
}
