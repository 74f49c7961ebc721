using System;
using System.Numerics;

namespace Digits.Drawing;

/// <summary>A smooth bending of the plane: each axis is moved by a few long waves. Elastic distortion without a grid.</summary>
internal struct Bend
{
    private const int Waves = 3;

    private WaveSet waves;

    /// <summary>Waves of 0.4 to 1.5 periods per height of a digit, drawn from the dice.</summary>
    /// <param name="dice">Where the waves come from.</param>
    /// <param name="depth">Deviation of the movement, in heights of the digit.</param>
    public static Bend Create(ref Dice dice, float depth)
    {
        Bend bend = default;
        for (int i = 0; i < Waves; i++)
        {
            (float sin, float cos) = MathF.SinCos(dice.Between(0, 2 * MathF.PI));
            float frequency = 2 * MathF.PI * dice.Between(0.4f, 1.5f);
            bend.waves[i] = new Wave(
                new Vector2(cos, sin) * frequency,
                dice.Between(0, 2 * MathF.PI),
                new Vector2(dice.Normal(), dice.Normal()) * (depth * MathF.Sqrt(2f / Waves))); // a sine's variance is a half
        }

        return bend;
    }

    /// <summary>Where a point comes to lie.</summary>
    public readonly Vector2 Move(Vector2 point)
    {
        Vector2 moved = point;
        for (int i = 0; i < Waves; i++)
        {
            Wave wave = waves[i];
            moved += wave.Depth * MathF.Sin(Vector2.Dot(wave.Direction, point) + wave.Phase);
        }

        return moved;
    }

    private readonly record struct Wave(Vector2 Direction, float Phase, Vector2 Depth);

    [System.Runtime.CompilerServices.InlineArray(Waves)]
    private struct WaveSet
    {
        private Wave first;
    }
}
