namespace StaticNets.Runtime.Simd;

/// <summary>Takes neighbours apart and puts them together again: what windows with a step of 2 need.</summary>
/// <typeparam name="TV">The group of floats.</typeparam>
internal interface IPairs<TV>
    where TV : struct, ISimd<TV>
{
    /// <summary>Elements 0, 2, 4 … of <paramref name="a"/> followed by <paramref name="b"/>.</summary>
    static abstract TV Even(TV a, TV b);

    /// <summary>Elements 1, 3, 5 … of <paramref name="a"/> followed by <paramref name="b"/>.</summary>
    static abstract TV Odd(TV a, TV b);

    /// <summary>even[0], odd[0], even[1], odd[1] …: the first group.</summary>
    static abstract TV First(TV even, TV odd);

    /// <summary>The second group of the same sequence.</summary>
    static abstract TV Second(TV even, TV odd);
}
