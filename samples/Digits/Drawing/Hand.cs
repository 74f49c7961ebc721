using System;

namespace Digits.Drawing;

/// <summary>A consistent way of writing: what one person's digits have in common.</summary>
/// <param name="Seed">The seed all hands come from.</param>
/// <param name="Number">Which of the hands.</param>
/// <param name="Slant">Shear to the right, as the tangent of the angle.</param>
/// <param name="Turn">Rotation of the paper, in radians.</param>
/// <param name="Width">Radius of the pen, in pixels of the 20x20 box.</param>
/// <param name="Aspect">Width of the digits, 1 = as the glyphs are drawn.</param>
/// <param name="Roundness">How far corners are cut, in passes of smoothing.</param>
/// <param name="Pressure">How much the radius varies along a stroke, as a part of it.</param>
/// <param name="Bend">Depth of the hand's own bending of each digit, in heights of the digit.</param>
/// <param name="Haste">How much a digit differs from the last one of the same hand; 1 is usual.</param>
internal sealed record Hand(
    ulong Seed, int Number, float Slant, float Turn, float Width, float Aspect, float Roundness, float Pressure, float Bend, float Haste)
{
    /// <summary>The hand of this number.</summary>
    public static Hand Create(ulong seed, int number)
    {
        Dice dice = new(seed, DicePurpose.Hand, (ulong)number);
        return new Hand(
            seed,
            number,
            Slant: 0.12f + (0.22f * dice.Normal()),
            Turn: 0.07f * dice.Normal(),
            Width: 1.3f * MathF.Exp(0.22f * dice.Normal()),
            Aspect: MathF.Exp(0.18f * dice.Normal()),
            Roundness: dice.Between(0, 8),
            Pressure: dice.Between(0, 0.3f),
            Bend: dice.Between(0.015f, 0.045f),
            Haste: dice.Between(0.5f, 1.5f));
    }

    /// <summary>Random numbers that are this hand's own for a digit.</summary>
    public Dice Of(int digit, DicePurpose purpose) => new(Seed, purpose, ((ulong)Number * 16) + (ulong)digit);
}
