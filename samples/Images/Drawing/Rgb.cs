using System;
using StaticNets.Training;

namespace Images.Drawing;

/// <summary>A colour; 0 dark, 1 bright.</summary>
internal readonly record struct Rgb(float Red, float Green, float Blue)
{
    /// <summary>Any colour, each as likely as the others.</summary>
    public static Rgb Random(ref SampleRandom random) => new(random.NextFloat(), random.NextFloat(), random.NextFloat());

    /// <summary>Between two colours, 0 to √3.</summary>
    public float Distance(Rgb other)
    {
        (float red, float green, float blue) = (Red - other.Red, Green - other.Green, Blue - other.Blue);
        return MathF.Sqrt((red * red) + (green * green) + (blue * blue));
    }
}
