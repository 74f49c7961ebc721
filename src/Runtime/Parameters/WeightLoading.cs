using System;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads a safetensors file into the tensors of a network: all of them, or nothing.</summary>
internal static class WeightLoading
{
    /// <summary>What a file holds for a network, in memory of its own.</summary>
    public readonly record struct Loaded(FloatBuffer Parameters, FloatBuffer States, long[] Counters);

    /// <exception cref="SafetensorsException">The file is malformed, or does not fit; the message lists everything that does not.</exception>
    public static Loaded Read(NetworkLayout layout, SafetensorsReader reader)
    {
        // Nothing is allocated for the tensors before the header is known to fit.
        WeightMatch match = WeightMatch.Of(layout, reader.Entries);
        Loaded loaded = new(new FloatBuffer(layout.ParameterCount), new FloatBuffer(layout.StateCount), new long[layout.Counters.Count]);

        Span<byte> counter = stackalloc byte[sizeof(long)];
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            if (match.Counter(entry.Name) is { } index)
            {
                reader.Read(counter);
                loaded.Counters[index] = BitConverter.ToInt64(counter);
            }
            else
            {
                (TensorInfo tensor, bool state) = match.Tensor(entry.Name);
                reader.ReadFloats((state ? loaded.States : loaded.Parameters).Write.Slice(tensor.Offset, tensor.Length));
            }
        }

        reader.End();
        return loaded;
    }
}
