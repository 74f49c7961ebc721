using System;

namespace StaticNets.Training;

/// <summary>A checkpoint that belongs to another training, or is not one.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public CheckpointException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
