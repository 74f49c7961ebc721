using System;
using StaticNets.Runtime.Randomness;

namespace Digits.Drawing;

/// <summary>
/// Random numbers one after the other that depend on a seed, a purpose and an index alone, so that digit i is the same whatever was drawn before it:
/// throw n is block n of the counter-based <see cref="CounterRandom"/>.
/// </summary>
/// <param name="seed">The seed of all digits.</param>
/// <param name="purpose">What the numbers are for.</param>
/// <param name="index">Which hand or which digit, below 2⁵⁶.</param>
internal struct Dice(ulong seed, DicePurpose purpose, ulong index)
{
    private readonly ulong stream = ((ulong)purpose << 56) | index;
    private ulong throws;

    /// <summary>64 random bits.</summary>
    public ulong Bits() => CounterRandom.Block(seed, throws++, stream).Low;

    /// <summary>Uniform in [0, 1).</summary>
    public float Uniform() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [low, high).</summary>
    public float Between(float low, float high) => low + ((high - low) * Uniform());

    /// <summary>True with the probability given.</summary>
    public bool Chance(float probability) => Uniform() < probability;

    /// <summary>0 to count - 1, each as likely as the others (but for a bias of count / 2⁶⁴).</summary>
    public int Below(int count) => (int)(Bits() % (ulong)count);

    /// <summary>Normal with mean 0 and deviation 1, cut at ±2.5 so that no digit is bent beyond recognition (Box and Muller 1958).</summary>
    public float Normal()
    {
        float radius = MathF.Sqrt(-2 * MathF.Log(1 - Uniform()));
        return Math.Clamp(radius * MathF.Cos(2 * MathF.PI * Uniform()), -2.5f, 2.5f);
    }
}
