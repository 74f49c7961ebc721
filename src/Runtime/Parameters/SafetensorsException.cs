using System;
using System.IO;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// A safetensors file is malformed, or does not fit the network that loads it. The message says what was found and what would fit.
/// It is the only exception that the content of a file can cause; errors of the disk or of a caller's stream pass through as they are.
/// </summary>
public sealed class SafetensorsException : IOException
{
    /// <inheritdoc cref="SafetensorsException"/>
    public SafetensorsException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="SafetensorsException"/>
    public SafetensorsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
