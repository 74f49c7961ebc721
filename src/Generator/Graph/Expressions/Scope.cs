using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>
/// What names mean at one place of a network. Parameters of the block are matched without regard to case and win over the dimensions of the block's input:
/// C, H, W of [C, H, W]; T, D of [T, D]; N of [N]; T, C, H, W of [T, C, H, W].
/// </summary>
/// <param name="Block">The block in which the text stands; null on a network itself, where there are only dimensions.</param>
/// <param name="Values">What its parameters are in this use, by their names. One that is missing has a mistake of its own: what depends on it is unknown.</param>
/// <param name="Input">Shape of the block's input; null where an earlier mistake hides it: what depends on it is unknown.</param>
/// <param name="Repetition">The number of the repetition, from 0: <c>{i}</c> in a name.</param>
internal sealed record Scope(BlockDefinition? Block, EquatableArray<Argument> Values, Shape? Input, int Repetition = 0)
{
    /// <summary>The dimensions of an input of one to four axes, outermost first.</summary>
    private static readonly string[] Axes = ["", "N", "TD", "CHW", "TCHW"];

    /// <summary>Every dimension that some input has.</summary>
    public const string AllDimensions = "CHWTDN";

    /// <summary>The dimensions that there are; all, where the input is not known.</summary>
    public string Dimensions => Input is null ? AllDimensions : Input.Rank < Axes.Length ? Axes[Input.Rank] : "";

    public static bool IsDimension(string name) => name.Length == 1 && AllDimensions.IndexOf(name[0]) >= 0;

    /// <summary>The parameter of that name; null where the block has none.</summary>
    public BlockParameter? Parameter(string name) =>
        Block?.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? Block?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a parameter is in this use; null where that is not known.</summary>
    public Constant? Value(BlockParameter parameter) =>
        Values.FirstOrDefault(value => string.Equals(value.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>An extent of the input; null where the input does not have that dimension.</summary>
    public int? Extent(string dimension)
    {
        int axis = Input is null ? -1 : Dimensions.IndexOf(dimension, StringComparison.Ordinal);
        return axis < 0 ? null : Input![axis];
    }
}
