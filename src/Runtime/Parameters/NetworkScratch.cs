using System;
using System.Threading;

namespace StaticNets.Runtime.Parameters;

/// <summary>Scratch for one caller at a time: allocated at the first use, and a second use at the same time is refused.</summary>
/// <param name="network">The network's name, for the message.</param>
internal sealed class NetworkScratch(string network)
{
    private FloatBuffer buffer;
    private int busy;

    public ScratchLease Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            throw new InvalidOperationException(
                $"This {network} is in another call, on another thread or further up this one, and has one scratch of its own. " +
                $"For calls at the same time hand each its own scratch: the overload whose last parameter is scratch, with at least {network}.ArenaLength floats.");
        }

        try
        {
            if (buffer.Length < length)
            {
                buffer = new FloatBuffer(length);
            }

            return new ScratchLease(this, buffer.Write[..length]);
        }
        catch
        {
            Return();
            throw;
        }
    }

    public void Return() => Volatile.Write(ref busy, 0);
}
