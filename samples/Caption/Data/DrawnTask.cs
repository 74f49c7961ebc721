using System.Collections.Generic;
using System.Threading.Tasks;
using Caption.Drawing;
using StaticNets.Training;

namespace Caption.Data;

/// <summary>Drawn pictures. Those watched and those tested on show combinations of colours, shapes and places that training never shows.</summary>
internal static class DrawnTask
{
    /// <summary>Draws.</summary>
    /// <param name="seed">Other seeds, other pictures.</param>
    /// <param name="training">How many to learn from.</param>
    /// <param name="others">How many to watch, and how many to be tested on.</param>
    public static DescribedSet Create(ulong seed, int training, int others) => new(Many(seed, training, Use.Learning), Many(seed, others, Use.Watching), Many(seed, others, Use.Testing));

    /// <summary>Draws one picture.</summary>
    public static Described One(Use use, ref SampleRandom random)
    {
        Scene scene;
        do
        {
            scene = new Scene(Any(ref random), random.NextBelow(Scene.Relations.Length), Any(ref random));
        }
        while (!scene.IsTold || scene.Use != use);

        float[] picture = new float[CaptionModel.InputLength];
        Painter.Draw(scene, ref random, picture);
        return new Described(picture, scene.ToString().Split(' '));
    }

    private static IReadOnlyList<Described> Many(ulong seed, int count, Use use)
    {
        Described[] pictures = new Described[count];
        Parallel.For(0, count, i =>
        {
            SampleRandom random = new(seed, -(int)use, i); // what is learned as in epoch 0, the others as in no epoch
            pictures[i] = One(use, ref random);
        });
        return pictures;
    }

    private static Thing Any(ref SampleRandom random) => new(random.NextBelow(Thing.Sizes.Length), random.NextBelow(Thing.Colours.Length), random.NextBelow(Thing.Shapes.Length));
}
