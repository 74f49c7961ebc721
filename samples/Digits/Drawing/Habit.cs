using System;

namespace Digits.Drawing;

/// <summary>
/// How one hand writes one digit this time: every choice is the hand's own, every size the hand's own with a little of the moment in it.
/// Both streams are read in the order in which a glyph asks, so that a hand asked twice answers alike.
/// </summary>
/// <param name="hand">Random numbers of the hand and the digit.</param>
/// <param name="moment">Random numbers of this sample.</param>
internal ref struct Habit(Dice hand, Dice moment)
{
    private const float Caprice = 0.06f; // how often a hand writes as it never does
    private const float Looseness = 0.10f; // deviation within a hand, as a part of the range between hands

    private Dice hand = hand;
    private Dice moment = moment;

    /// <summary>A size between the two bounds (a little beyond them at times).</summary>
    public float Between(float low, float high) => hand.Between(low, high) + (Looseness * (high - low) * moment.Normal());

    /// <summary>One of two ways; the share of hands that answer true is given.</summary>
    public bool Prefers(float share)
    {
        float own = hand.Uniform();
        float now = moment.Uniform();
        return (moment.Chance(Caprice) ? now : own) < share;
    }

    /// <summary>One of several ways, by the shares of hands that have each.</summary>
    public int Choose(ReadOnlySpan<float> shares)
    {
        float own = hand.Uniform();
        float now = moment.Uniform();
        float left = moment.Chance(Caprice) ? now : own;

        int way = 0;
        while (way < shares.Length - 1 && left >= shares[way])
        {
            left -= shares[way];
            way++;
        }

        return way;
    }
}
