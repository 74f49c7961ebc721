using System;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A join element by element. An extent of 1 is repeated; operands are joined from left to right, two at a time.</summary>
internal abstract class ElementwiseJoin<TAttribute> : JoinLayer<TAttribute>
    where TAttribute : JoinAttribute
{
    /// <summary>The Runtime's class.</summary>
    protected abstract string Kind { get; }

    public override bool IsElementwise => true;

    protected override bool Fits(Shape joined, Shape next) =>
        Enumerable.Range(0, joined.Rank).All(axis => joined[axis] == next[axis] || joined[axis] == 1 || next[axis] == 1);

    protected override string Wanted(Shape joined) =>
        "[" + Text.Join(joined.Extents.Select(extent => extent == 1 ? "any" : Text.Of(extent))) + "], where each extent may also be 1";

    protected override Shape Joined(LayerContext at, Shape joined, Shape next) => Widest(joined, next);

    protected override void JoinForward(JoinSpec s, StepBuilder step)
    {
        Shape joined = s.Operands[0];
        int left = step.Input(0);
        for (int operand = 1; operand < s.Operands.Count; operand++)
        {
            Geometry shape = Sizes(joined, s.Operands[operand]);
            joined = Widest(joined, s.Operands[operand]);
            int result = operand == s.Operands.Count - 1 ? step.Y : Partial(operand, joined, step);
            step.Call(Kind + ".Forward", shape, [left, step.Input(operand)], [result], ActivationCall.Identity, inPlace: [0, 1]);
            left = result;
        }
    }

    /// <summary>What the operands up to number <paramref name="last"/> make together.</summary>
    protected static Shape Joined(JoinSpec s, int last) => s.Operands.Take(last + 1).Aggregate(Widest);

    /// <summary>The value of the operands up to number <paramref name="last"/>, which is not the last of all.</summary>
    protected static int Partial(int last, Shape joined, StepBuilder step) => step.Extra("partial" + Text.Of(last), joined);

    protected static Geometry Sizes(Shape a, Shape b) => Geometry.Of(
        "JoinShape", ("a0", Extent(a, 0)), ("a1", Extent(a, 1)), ("a2", Extent(a, 2)), ("a3", Extent(a, 3)), ("b0", Extent(b, 0)), ("b1", Extent(b, 1)), ("b2", Extent(b, 2)), ("b3", Extent(b, 3)));

    private static Shape Widest(Shape a, Shape b) => Shape.Of(a.Extents.Zip(b.Extents, Math.Max).ToArray());

    // Four axes, missing ones in front.
    private static int Extent(Shape shape, int axis) => axis < 4 - shape.Rank ? 1 : shape[axis - 4 + shape.Rank];
}
