using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>What only emitted code calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmittedCode
{
    /// <summary>The agreement between emitted code and this runtime; raised when either changes in a way that the other must follow.</summary>
    public const int Contract = 1;

    /// <summary>The version handshake: emitted code passes the contract that it was written for.</summary>
    /// <exception cref="InvalidOperationException">The generator and the runtime are of different versions.</exception>
    public static void Require(int contract)
    {
        if (contract != Contract)
        {
            throw new InvalidOperationException(
                $"This network was compiled by a StaticNets generator of contract {contract}, but runs on a StaticNets runtime of contract {Contract}; use the same version of the package for both and build again.");
        }
    }

    /// <summary>The contiguous values behind a dense tensor span.</summary>
    /// <exception cref="ArgumentException">The tensor is not dense (strided, broadcast).</exception>
    public static ReadOnlySpan<T> Values<T>(in ReadOnlyTensorSpan<T> tensor, string name)
        where T : unmanaged =>
        tensor.IsDense ? MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength)) : throw NotDense(name);

    /// <summary>The contiguous values behind a dense tensor span.</summary>
    /// <exception cref="ArgumentException">The tensor is not dense (strided, broadcast).</exception>
    public static Span<float> Values(in TensorSpan<float> tensor, string name) =>
        tensor.IsDense ? MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength)) : throw NotDense(name);

    /// <summary>Stands in for a member of a network whose declaration has errors.</summary>
    [DoesNotReturn]
    public static T Broken<T>(string network)
        where T : allows ref struct =>
        throw new InvalidOperationException($"The declaration of {network} has errors; the build shows them.");

    private static ArgumentException NotDense(string name) => new("The tensor must be dense: contiguous and row-major.", name);
}
