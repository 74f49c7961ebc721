using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace StaticNets.Generator.Support;

/// <summary>Keys that are the same object, for records that may stand twice with the same content.</summary>
internal static class Instances
{
    public static IEqualityComparer<T> Of<T>()
        where T : class => Comparer<T>.Only;

    private sealed class Comparer<T> : IEqualityComparer<T>
        where T : class
    {
        public static readonly Comparer<T> Only = new();

        public bool Equals(T x, T y) => ReferenceEquals(x, y);

        public int GetHashCode(T item) => RuntimeHelpers.GetHashCode(item);
    }
}
