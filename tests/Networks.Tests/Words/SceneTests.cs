using System.Linq;
using Caption;
using Caption.Data;
using Caption.Drawing;
using Caption.Output;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Words;

public class SceneTests
{
    [Fact]
    public void A_scene_is_put_into_words() => Assert.Equal("a small red circle above a blue square", new Scene(new Thing(0, 0, 0), 0, new Thing(1, 2, 1)).ToString());

    [Fact]
    public void A_tenth_of_all_combinations_is_tested_on_and_a_twentieth_watched_but_no_colour_shape_or_place_is_new()
    {
        Scene[] scenes = [.. from a in Enumerable.Range(0, 30) from b in Enumerable.Range(0, 30) from place in Enumerable.Range(0, 4)
            select new Scene(new Thing(1, a / 5, a % 5), place, new Thing(1, b / 5, b % 5))];

        Assert.InRange(scenes.Count(scene => scene.Use == Use.Testing) / (double)scenes.Length, 0.08, 0.12);
        Assert.InRange(scenes.Count(scene => scene.Use == Use.Watching) / (double)scenes.Length, 0.04, 0.06);
        Scene[] learned = [.. scenes.Where(scene => scene.Use == Use.Learning)];
        Assert.Equal(30, learned.Select(scene => scene.First).Distinct().Count());
        Assert.Equal(120, learned.Select(scene => (scene.Relation, scene.Second)).Distinct().Count());
    }

    [Fact]
    public void What_a_scene_is_for_is_the_same_from_both_sides()
    {
        foreach (int i in Enumerable.Range(0, 3600))
        {
            (Thing a, Thing b, int relation) = (new Thing(0, i % 6, i / 6 % 5), new Thing(2, i / 30 % 6, i / 180 % 5), i / 900);
            Assert.Equal(new Scene(a, relation, b).Use, new Scene(b, relation ^ 1, a).Use);
        }
    }

    /// <summary>What is above b has b below it: of the two ways to say so one is used.</summary>
    [Fact]
    public void A_picture_has_one_description()
    {
        foreach (int first in Enumerable.Range(0, 9))
        {
            for (int relation = 0; relation < 4; relation++)
            {
                (Thing a, Thing b) = (new Thing(first % 3, 0, 0), new Thing(first / 3, 1, 1));
                Assert.NotEqual(new Scene(a, relation, b).IsTold, new Scene(b, relation ^ 1, a).IsTold);
            }
        }
    }

    [Fact]
    public void What_is_tested_on_is_not_learned_and_all_fits_the_network()
    {
        DescribedSet pictures = DrawnTask.Create(seed: 1, training: 300, others: 100);
        string[] all = [.. pictures.Training.Concat(pictures.Test).SelectMany(picture => picture.Words)];

        Assert.Empty(pictures.Training.Select(Plain).Intersect(pictures.Test.Select(Plain)));
        Assert.Empty(pictures.Training.Select(Plain).Intersect(pictures.Validation.Select(Plain)));
        Assert.Empty(pictures.Validation.Select(Plain).Intersect(pictures.Test.Select(Plain)));
        Assert.True(all.Distinct().Count() + 4 <= CaptionModel.Words);
        Assert.True(pictures.Training.Max(picture => picture.Words.Length) < CaptionModel.Steps);
    }

    /// <summary>A red thing and a blue one: red lies where the words say, whatever the chances.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Things_lie_where_the_words_say(int relation)
    {
        (int right, int down) = Scene.Directions[relation];
        float[] picture = new float[CaptionModel.InputLength];
        for (int i = 0; i < 50; i++)
        {
            SampleRandom random = new(1, 0, i);
            Painter.Draw(new Scene(new Thing(i % 3, 0, i % 5), relation, new Thing(i / 3 % 3, 2, i / 5 % 5)), ref random, picture);
            (double x, double y) = Middle(picture, 0, 2);
            (double otherX, double otherY) = Middle(picture, 2, 0);

            Assert.True(((x - otherX) * right) + ((y - otherY) * down) > 4, $"{relation}, {i}: {x}, {y} and {otherX}, {otherY}");
        }
    }

    [Fact]
    public void Pictures_are_learned_and_described() => SampleCommand.Check(
        Caption.Commands.CommandLine.Create,
        ["--drawn", "50"],
        "exact ",
        ["caption.safetensors", "learning-curve.png", "pictures.png", "words.txt"],
        then: null);

    [Theory]
    [InlineData("a red ring above a red circle", "ring for circle")]
    [InlineData("a red circle above a blue ring", "blue ring for red circle")]
    [InlineData("a red circle above a large red circle", "large for nothing")]
    [InlineData("a red circle above a red", "no circle")]
    [InlineData("a circle red above a red circle", "another order")]
    public void Mistakes_are_counted_by_what_was_said_for_what(string said, string kind)
    {
        Described[] pictures = [.. Enumerable.Repeat(new Described([], "a red circle above a red circle".Split(' ')), 3)];

        Assert.Equal([(kind, 2)], Mistakes.Count(pictures, [said.Split(' '), pictures[1].Words, said.Split(' ')]));
    }

    private static string Plain(Described picture) => string.Join(' ', picture.Words.Where(word => !Thing.Sizes.Contains(word)));

    // Of the pixels where one colour is much stronger than another.
    private static (double X, double Y) Middle(float[] picture, int strong, int weak)
    {
        const int Plane = CaptionModel.Side * CaptionModel.Side;
        int[] pixels = [.. Enumerable.Range(0, Plane).Where(i => picture[(strong * Plane) + i] - picture[(weak * Plane) + i] > 0.3f)];
        return (pixels.Average(i => i % CaptionModel.Side), pixels.Average(i => i / CaptionModel.Side));
    }
}
