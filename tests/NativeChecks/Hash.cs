using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StaticNets.NativeChecks;

/// <summary>FNV-1a over the bytes of values: equal exactly where (but for one chance in 2^64) all bits are.</summary>
internal static class Hash
{
    public static string Of(ReadOnlySpan<float> values)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in MemoryMarshal.AsBytes(values))
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
