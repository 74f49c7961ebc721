using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using Xunit;

namespace StaticNets.Generator.Tests.Layers;

/// <summary>Which values can be joined, what comes out, and what is said of those that cannot.</summary>
public class JoinShapeTests
{
    private static readonly int[][] Shapes = [[1], [4], [8], [1, 4], [3, 1], [3, 4], [1, 1], [4, 5, 6], [4, 1, 1], [1, 5, 6], [1, 1, 1], [2, 5, 6], [2, 4, 5, 6], [1, 4, 1, 1]];

    [Theory]
    [InlineData("Sum")]
    [InlineData("Product")]
    public void Extents_are_equal_or_1(string join) => EveryTriple(shapes =>
    {
        // NumPy's rule, but ranks are never filled up.
        bool fits = SameRank(shapes) && Axes(shapes).All(extents => extents.Where(extent => extent > 1).Distinct().Count() <= 1);
        int[] expected = fits ? [.. Axes(shapes).Select(extents => extents.Max())] : [];
        Agrees(join, shapes, fits, expected);
    });

    [Fact]
    public void Channels_or_features_are_put_behind_one_another() => EveryTriple(shapes =>
    {
        int axis = shapes[0].Length is 2 or 4 ? 1 : 0;
        bool fits = SameRank(shapes) && Axes(shapes).Where((_, i) => i != axis).All(extents => extents.Distinct().Count() == 1);
        int[] expected = fits ? [.. Axes(shapes).Select((extents, i) => i == axis ? extents.Sum() : extents[0])] : [];
        Agrees("Concat", shapes, fits, expected);
    });

    [Theory]
    [InlineData("Sum")]
    [InlineData("Product")]
    [InlineData("Concat")]
    public void One_value_alone_is_itself(string join) =>
        Assert.Equal(Shape.Of(4, 5, 6), Checks.Ask(Checks.Find(join), [Shape.Of(4, 5, 6)]).Accepted.Output);

    [Fact]
    public void The_message_lists_all_shapes_and_names_the_one_that_does_not_fit() => Says(
        "'layer1' cannot join [64, 56, 56], [64, 1, 1], [128, 28, 28]: number 3 is [128, 28, 28]; it must be [64, 56, 56], where each extent may also be 1",
        "Sum",
        Shape.Of(64, 56, 56),
        Shape.Of(64, 1, 1),
        Shape.Of(128, 28, 28));

    [Fact]
    public void What_is_open_may_be_anything() => Says(
        "'layer1' cannot join [1, 1, 5], [1, 1, 6]: number 2 is [1, 1, 6]; it must be [any, any, 5], where each extent may also be 1",
        "Product",
        Shape.Of(1, 1, 5),
        Shape.Of(1, 1, 6));

    [Fact]
    public void Branches_of_a_concatenation_differ_in_channels_only() => Says(
        "'layer1' cannot join [64, 28, 28], [32, 27, 28]: number 2 is [32, 27, 28]; it must be [any, 28, 28]",
        "Concat",
        Shape.Of(64, 28, 28),
        Shape.Of(32, 27, 28));

    [Fact]
    public void Ranks_are_never_mixed() => Says(
        "'layer1' cannot join [10, 6], [6]: number 2 is [6]; it must have as many extents as the first",
        "Sum",
        Shape.Of(10, 6),
        Shape.Of(6));

    [Fact]
    public void Too_many_channels_together_are_refused() =>
        Assert.Equal("SN1008", Checks.Ask(Checks.Find("Concat"), [Shape.Of(LayerContext.LargestExtent), Shape.Of(1)]).Only.Rule.Id);

    private static void Says(string message, string join, params Shape[] shapes)
    {
        Answer answer = Checks.Ask(Checks.Find(join), shapes);
        Assert.Equal(message, Answer.Message(answer.Only));
        Assert.Equal(("SN1015", null), (answer.Only.Rule.Id, answer.Only.Site.Argument));
    }

    private static void Agrees(string join, int[][] shapes, bool fits, int[] expected)
    {
        Answer answer = Checks.Ask(Checks.Find(join), [.. shapes.Select(extents => Shape.Of(extents))]);
        Assert.Equal(fits, answer.Findings.Count == 0);
        if (fits)
        {
            Assert.Equal(Shape.Of(expected), answer.Accepted.Output);
        }
    }

    private static void EveryTriple(Action<int[][]> check)
    {
        foreach (int[] first in Shapes)
        {
            foreach (int[] second in Shapes)
            {
                check([first, second]);
                Array.ForEach(Shapes, third => check([first, second, third]));
            }
        }
    }

    private static bool SameRank(int[][] shapes) => shapes.All(shape => shape.Length == shapes[0].Length);

    private static int[][] Axes(int[][] shapes) => [.. Enumerable.Range(0, shapes[0].Length).Select(axis => shapes.Select(shape => shape[axis]).ToArray())];
}
