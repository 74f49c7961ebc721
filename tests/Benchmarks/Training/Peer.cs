using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Generator.Tests;

namespace StaticNets.Benchmarks.Training;

/// <summary>Another program that trains the same networks, one thread. It may not be there.</summary>
/// <param name="name">As the table has it.</param>
/// <param name="file">What is started.</param>
/// <param name="first">Arguments before the case.</param>
internal sealed class Peer(string name, string file, params string[] first)
{
    // The reference BLAS reaches 4 GFLOP/s: to be faster than that says nothing.
    private const double SlowestProduct = 40;

    /// <summary>As the table has it.</summary>
    public string Name => name;

    /// <summary>Why it is left out; null: it is not.</summary>
    public string? Missing { get; private set; }

    /// <summary>Those of this repository.</summary>
    /// <param name="torchSharp">Folder of the built TorchPeer.</param>
    public static IReadOnlyList<Peer> All(string torchSharp)
    {
        string host = Path.Combine(torchSharp, "StaticNets.TorchPeer" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        string python = new[] { "/usr/bin/python3" }.FirstOrDefault(File.Exists) ?? "python3";
        Peer sharp = new("TorchSharp", host) { Missing = File.Exists(host) ? null : "tests/TorchPeer is not built (dotnet build -c Release tests/TorchPeer)" };
        return [sharp, new Peer("PyTorch", python, Path.Combine(Repository.Root, "tests/Benchmarks/Training/libtorch_peer.py"))];
    }

    /// <summary>Nanoseconds of a step in a process of its own; null where it is left out.</summary>
    public double? Measure(Case measured, double seconds)
    {
        if (Missing is not null)
        {
            return null;
        }

        try
        {
            Steps steps = Child.RunOther<Steps>(1, file, [.. first, measured.Network.Name, measured.Batch.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture)]);
            Missing = steps.Product is { } product && product < SlowestProduct ? FormattableString.Invariant($"its BLAS multiplies matrices at {product:F0} GFLOP/s; install OpenBLAS") : null;
            return Missing is null ? steps.Nanoseconds : null;
        }
        catch (InvalidOperationException failure)
        {
            Missing = failure.Message.Split('\n')[^1];
            return null;
        }
    }

    /// <summary>What a peer prints.</summary>
    /// <param name="Nanoseconds">Median of a step.</param>
    /// <param name="Product">GFLOP/s of a large matrix product, where it tells.</param>
    private sealed record Steps(double Nanoseconds, double? Product);
}
