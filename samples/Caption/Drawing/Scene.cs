namespace Caption.Drawing;

/// <summary>What a picture shows: one thing somewhere beside another.</summary>
/// <param name="First">The thing that is spoken of.</param>
/// <param name="Relation">Where it is: a number of <see cref="Relations"/>.</param>
/// <param name="Second">The thing beside it.</param>
internal readonly record struct Scene(Thing First, int Relation, Thing Second)
{
    /// <summary>Names of places.</summary>
    public static readonly string[] Relations = ["above", "below", "left of", "right of"];

    /// <summary>Places as directions: right, down.</summary>
    public static readonly (int X, int Y)[] Directions = [(0, -1), (0, 1), (-1, 0), (1, 0)];

    /// <summary>
    /// What the scene is for: of all combinations of two colours, two shapes and a place a tenth is tested on, a twentieth watched, and neither ever learned. Each colour and shape is learned, but not these together;
    /// nor the same seen from the other thing: a red circle above a blue square is a blue square below a red circle.
    /// </summary>
    public Use Use
    {
        get
        {
            bool turned = Directions[Relation] is (0, 1) or (1, 0);
            (Thing first, Thing second, int relation) = turned ? (Second, First, Relation - 1) : (First, Second, Relation);
            int combination = (((((((first.Colour * Thing.Shapes.Length) + first.Shape) * Thing.Colours.Length) + second.Colour) * Thing.Shapes.Length) + second.Shape) * Relations.Length) + relation;
            return ((uint)combination * 2_654_435_761u >> 16) switch // Knuth's multiplicative hash: no pattern in the colours
            {
                < 65536 / 10 => Use.Testing,
                < 65536 * 3 / 20 => Use.Watching,
                _ => Use.Learning,
            };
        }
    }

    /// <summary>
    /// Whether it is told as scenes are told: the smaller thing first, and of two that are as large the upper or left one. So there is one description of each picture.
    /// </summary>
    public bool IsTold => First.Size < Second.Size || (First.Size == Second.Size && Directions[Relation] is ((0, -1) or (-1, 0)));

    /// <summary>As <c>a small red circle above a blue square</c>.</summary>
    public override string ToString() => $"{First} {Relations[Relation]} {Second}";
}
