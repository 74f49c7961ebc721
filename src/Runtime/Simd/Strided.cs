using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>Reads neighbours, or every second value: what windows with a step of 1 or 2 need.</summary>
internal static unsafe class Strided
{
    /// <summary>Count values from <paramref name="at"/> on; with <paramref name="pairs"/> every second one, and then one more is read behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Load<TV, TPairs>(float* at, bool pairs)
        where TV : struct, ISimd<TV>
        where TPairs : struct, IPairs<TV> =>
        pairs ? TPairs.Even(TV.Load(ref *at, 0), TV.Load(ref *at, TV.Count)) : TV.Load(ref *at, 0);
}
