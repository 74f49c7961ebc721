using System;
using System.IO;
using System.Reflection;
using System.Threading;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// What every emitted network holds: its layout, the current weights, and scratch for one caller.
/// Any number of threads may read <see cref="Weights"/> while one changes them: a change builds a new set and swaps it in whole.
/// </summary>
public sealed class NetworkCore
{
    private readonly PrepareWeights prepare;
    private readonly NetworkScratch scratch;
    private readonly Lock writing = new();
    private NetworkWeights weights;

    /// <summary>A network with first values drawn from <paramref name="seed"/>, the same on every machine.</summary>
    public NetworkCore(NetworkLayout layout, PrepareWeights prepare, ulong seed)
        : this(layout, prepare, Initialise(layout, seed), owner: null)
    {
    }

    private NetworkCore(NetworkLayout layout, PrepareWeights prepare, WeightLoading.Loaded first, object? owner)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        Layout = layout;
        this.prepare = prepare;
        scratch = new NetworkScratch(layout.Network);
        weights = Prepare(first, version: 1, owner);
        Parameters = new ParameterSet(this);
    }

    /// <summary>Every named tensor.</summary>
    public NetworkLayout Layout { get; }

    /// <summary>The current weights. Take them once per pass: they never change, but are replaced.</summary>
    public NetworkWeights Weights => Volatile.Read(ref weights);

    /// <summary>The weights by name.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>Reads a network from a file.</summary>
    /// <exception cref="SafetensorsException">The file is malformed, no regular file, or does not fit; the message lists everything that does not.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static NetworkCore Load(NetworkLayout layout, PrepareWeights prepare, string path) => new(layout, prepare, Read(layout, path), owner: null);

    /// <summary>Reads a network from a stream, to the stream's end. The stream need not seek and stays open.</summary>
    /// <exception cref="SafetensorsException">The file is malformed or does not fit; the message lists everything that does not.</exception>
    public static NetworkCore Load(NetworkLayout layout, PrepareWeights prepare, Stream stream) => new(layout, prepare, Read(layout, stream), owner: null);

    /// <summary>Reads a network from the bytes of a file.</summary>
    /// <exception cref="SafetensorsException">The file is malformed or does not fit; the message lists everything that does not.</exception>
    public static NetworkCore Load(NetworkLayout layout, PrepareWeights prepare, ReadOnlySpan<byte> file) => new(layout, prepare, Read(layout, file), owner: null);

    /// <summary>A network whose weights are a resource of the program. F32 in canonical order is used where it is mapped; anything else is copied.</summary>
    /// <exception cref="SafetensorsException">The resource is malformed or does not fit; the message lists everything that does not.</exception>
    /// <exception cref="FileNotFoundException">The assembly has no such resource.</exception>
    public static NetworkCore Embedded(NetworkLayout layout, PrepareWeights prepare, Assembly assembly, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(assembly);
        (WeightLoading.Loaded loaded, object? owner) = EmbeddedWeights.Read(layout, assembly, resourceName);
        return new NetworkCore(layout, prepare, loaded, owner);
    }

    /// <summary>Takes the weights of a file. If it is refused the network is as it was.</summary>
    /// <inheritdoc cref="Load(NetworkLayout, PrepareWeights, string)"/>
    public void Replace(string path) => Swap(Read(Layout, path));

    /// <summary>Takes the weights of a file. If it is refused the network is as it was.</summary>
    /// <inheritdoc cref="Load(NetworkLayout, PrepareWeights, Stream)"/>
    public void Replace(Stream stream) => Swap(Read(Layout, stream));

    /// <summary>Takes the weights of a file. If it is refused the network is as it was.</summary>
    /// <inheritdoc cref="Load(NetworkLayout, PrepareWeights, ReadOnlySpan{byte})"/>
    public void Replace(ReadOnlySpan<byte> file) => Swap(Read(Layout, file));

    /// <summary>Takes copies of these weights. Passes that have begun keep the old ones.</summary>
    /// <exception cref="ArgumentException">A span has another length than the network's own.</exception>
    public void Replace(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, ReadOnlySpan<long> counters)
    {
        Guard.Length(parameters.Length, Layout.ParameterCount);
        Guard.Length(states.Length, Layout.StateCount);
        Guard.Length(counters.Length, Layout.Counters.Count);
        Swap(new WeightLoading.Loaded(FloatBuffer.CopyOf(parameters), FloatBuffer.CopyOf(states), counters.ToArray()));
    }

    /// <summary>Saves the current weights. Whenever power or process ends, the path holds the whole old file or the whole new one: see <see cref="AtomicFile"/>.</summary>
    /// <inheritdoc cref="AtomicFile.Write"/>
    public void Save(string path)
    {
        NetworkWeights current = Weights;
        AtomicFile.Write(path, stream => WeightSaving.Write(Layout, current, stream));
    }

    /// <summary>Writes the current weights to a stream, which stays open.</summary>
    public void Save(Stream stream) => WeightSaving.Write(Layout, Weights, stream);

    /// <summary>The network's own scratch, of at least this many floats. Allocates at the first use and where a use wants more than any before it.</summary>
    /// <exception cref="InvalidOperationException">It is in use: one network serves one caller at a time, unless each brings its own scratch.</exception>
    public ScratchLease RentScratch(int length) => scratch.Rent(length);

    /// <summary>Takes of a file what fits. If an exception is thrown the network is as it was.</summary>
    internal WeightReport ReplaceMatching(SafetensorsReader reader, string[] except)
    {
        lock (writing)
        {
            (WeightLoading.Loaded loaded, WeightReport report) = PartialLoading.Read(Layout, weights, reader, except);
            Volatile.Write(ref weights, Prepare(loaded, weights.Version + 1, owner: null));
            return report;
        }
    }

    /// <summary>Changes one tensor.</summary>
    internal void Write(TensorInfo tensor, bool state, ReadOnlySpan<float> values)
    {
        lock (writing)
        {
            NetworkWeights old = weights;
            WeightLoading.Loaded changed = new(FloatBuffer.CopyOf(old.Parameters), FloatBuffer.CopyOf(old.States), old.Counters.ToArray());
            values.CopyTo((state ? changed.States : changed.Parameters).Write[tensor.Offset..]);
            Volatile.Write(ref weights, Prepare(changed, old.Version + 1, owner: null));
        }
    }

    private static WeightLoading.Loaded Initialise(NetworkLayout layout, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        WeightLoading.Loaded first = new(new FloatBuffer(layout.ParameterCount), new FloatBuffer(layout.StateCount), new long[layout.Counters.Count]);
        Initialisation.Fill(layout.Parameters, 0, seed, first.Parameters.Write);
        Initialisation.Fill(layout.States, layout.Parameters.Count, seed, first.States.Write);
        return first;
    }

    private static WeightLoading.Loaded Read(NetworkLayout layout, string path)
    {
        ArgumentNullException.ThrowIfNull(layout);
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        try
        {
            return WeightLoading.Read(layout, reader);
        }
        catch (SafetensorsException exception)
        {
            throw new SafetensorsException($"{path}: {exception.Message}", exception);
        }
    }

    private static WeightLoading.Loaded Read(NetworkLayout layout, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return WeightLoading.Read(layout, new SafetensorsReader(stream));
    }

    private static unsafe WeightLoading.Loaded Read(NetworkLayout layout, ReadOnlySpan<byte> file)
    {
        ArgumentNullException.ThrowIfNull(layout);
        fixed (byte* first = file)
        {
            // An empty span has no address to make a stream of.
            using SafetensorsReader reader = new(file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(first, file.Length), file.Length);
            return WeightLoading.Read(layout, reader);
        }
    }

    private void Swap(WeightLoading.Loaded loaded)
    {
        lock (writing)
        {
            Volatile.Write(ref weights, Prepare(loaded, weights.Version + 1, owner: null));
        }
    }

    private NetworkWeights Prepare(WeightLoading.Loaded loaded, long version, object? owner)
    {
        FloatBuffer prepared = new(Layout.PreparedLength);
        prepare(loaded.Parameters.Read, loaded.States.Read, prepared.Write);
        return new NetworkWeights(loaded.Parameters, loaded.States, prepared, loaded.Counters, version, owner);
    }
}
