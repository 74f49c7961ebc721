using System.Collections.Generic;
using System.Threading.Tasks;
using Caption.Drawing;
using StaticNets.Training;

namespace Caption.Data;

/// <summary>Drawn pictures. Those tested on show combinations of colours, shapes and places that training never shows.</summary>
internal static class DrawnTask
{
    /// <summary>Draws.</summary>
    /// <param name="seed">Other seeds, other pictures.</param>
    /// <param name="training">How many to learn from.</param>
    /// <param name="test">How many to be tested on.</param>
    public static DescribedSet Create(ulong seed, int training, int test) => new(Many(seed, training, heldOut: false), Many(seed, test, heldOut: true));

    private static IReadOnlyList<Described> Many(ulong seed, int count, bool heldOut)
    {
        Described[] pictures = new Described[count];
        Parallel.For(0, count, i =>
        {
            SampleRandom random = new(seed, heldOut ? 1 : 0, i);
            Scene scene;
            do
            {
                scene = new Scene(Any(ref random), random.NextBelow(Scene.Relations.Length), Any(ref random));
            }
            while (!scene.IsTold || scene.IsHeldOut != heldOut);

            float[] picture = new float[CaptionModel.InputLength];
            Painter.Draw(scene, ref random, picture);
            pictures[i] = new Described(picture, scene.ToString().Split(' '));
        });
        return pictures;
    }

    private static Thing Any(ref SampleRandom random) => new(random.NextBelow(Thing.Sizes.Length), random.NextBelow(Thing.Colours.Length), random.NextBelow(Thing.Shapes.Length));
}
