using System;
using System.Threading;

namespace StaticNets.Training;

/// <summary>Lets one thread at a time into a session, and none after its end.</summary>
internal struct SessionGuard
{
    private const int Free = 0;
    private const int Closed = -1;

    // The thread inside + 1.
    private int owner;

    /// <summary>Whether a user's code (a loss, a clip, an optimizer) runs, which must not call the session.</summary>
    public bool InCallback { get; set; }

    /// <summary>Goes in. True: this thread was in already, so that an exception must have ended its last pass.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in, or this one comes from a callback.</exception>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    public bool Enter(object session)
    {
        int before = Interlocked.CompareExchange(ref owner, Me(), Free);
        ObjectDisposedException.ThrowIf(before == Closed, session);
        if (before != Free && (before != Me() || InCallback))
        {
            throw new InvalidOperationException("The session is in a step already; a session is used by one thread at a time.");
        }

        return before != Free;
    }

    /// <summary>Goes out, if this thread is in: whoever else is stays in, and what is closed stays closed.</summary>
    public void Leave() => Interlocked.CompareExchange(ref owner, Free, Me());

    /// <summary>Whether this thread is in.</summary>
    public bool IsMine() => Volatile.Read(ref owner) == Me();

    /// <summary>Goes in for good. False: somebody did before.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in, or this one comes from a callback.</exception>
    public bool Close()
    {
        int before = Volatile.Read(ref owner);
        if (before == Closed)
        {
            return false;
        }

        if ((before != Free && (before != Me() || InCallback)) || Interlocked.CompareExchange(ref owner, Closed, before) != before)
        {
            throw new InvalidOperationException("The session is in a step; it can be disposed after that.");
        }

        return true;
    }

    private static int Me() => Environment.CurrentManagedThreadId + 1;
}
