using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Tests.Expressions;

/// <summary>A block with a parameter of every type, used on an image [64, 14, 10].</summary>
internal static class Scopes
{
    public static BlockDefinition Block { get; } = new(
        "Demo.AllAttribute",
        [
            new BlockParameter("K", ParameterKind.Integer, null),
            new BlockParameter("S", ParameterKind.Integer, Constant.Of(2)),
            new BlockParameter("Growth", ParameterKind.Integer, Constant.Of(32)),
            new BlockParameter("Big", ParameterKind.Integer, Constant.Of(long.MaxValue)),
            new BlockParameter("Rate", ParameterKind.Real, Constant.Of(0.25)),
            new BlockParameter("Wide", ParameterKind.Flag, Constant.Of(true)),
            new BlockParameter("Plain", ParameterKind.Flag, Constant.Of(false)),
            new BlockParameter("Memory", ParameterKind.Text, Constant.Of("encoded")),
            new BlockParameter("Nothing", ParameterKind.Text, Constant.Null),
            Activation("Activation", StaticNets.Activation.Silu),
            Activation("Other", StaticNets.Activation.Relu),
            new BlockParameter("Edge", ParameterKind.Choice, Constant.Choice("StaticNets.Padding", (long)Padding.Same)) { Choices = [new Choice("Valid", 0), new Choice("Same", 1)] },
            new BlockParameter("Window", ParameterKind.Any, Constant.Of("1x7")),
            new BlockParameter("Count", ParameterKind.Any, Constant.Of(5)),
            new BlockParameter("Strange", ParameterKind.Other, Constant.Other("typeof(int)")),
        ],
        [],
        InSource: true,
        Readable: true);

    public static Scope OnImage { get; } = On(Shape.Of(64, 14, 10));

    public static Scope OutsideBlocks { get; } = new(null, [], Shape.Of(64, 14, 10));

    public static Scope On(Shape? input, int repetition = 0) => new(
        Block,
        Block.Parameters.Select(parameter => new Argument(parameter.Name, parameter.Name == "K" ? Constant.Of(128) : parameter.Default!.Value)).ToEquatable(),
        input,
        repetition);

    private static BlockParameter Activation(string name, Activation value) =>
        new(name, ParameterKind.Choice, Constant.Choice(typeof(Activation).FullName!, (long)value))
        {
            Choices = System.Enum.GetValues<Activation>().Select(member => new Choice(member.ToString(), (long)member)).ToEquatable(),
        };
}
