using System;
using StaticNets.Layers.Tests.Compiled;
using StaticNets.Layers.Tests.Configurations;
using StaticNets.Runtime.Tests;
using Xunit;
using Xunit.Sdk;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>Forward keeps to its spans, whatever scratch it is given, and its result does not depend on it.</summary>
public sealed class ScratchTests
{
    private const int Rows = 3;

    public static TheoryData<string> Layers => [.. CatalogConfigurations.Layers];

    /// <summary>Scratch of exactly ArenaLength: at an odd address before a forbidden page, behind one, and one float off a cache line.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void Any_scratch_of_ArenaLength_gives_the_same_bits_and_nothing_beyond_it_is_touched(string layer)
    {
        foreach ((LayerConfiguration configuration, INet net) in CompiledLayers.OfCatalog(layer))
        {
            float[] inputs = Floats.Uniform(Rows * net.InputLength, configuration.Seed);
            float[] own = new float[Rows * net.OutputLength];
            net.Forward(inputs, own);
            foreach ((int offset, int more, bool atStart) in new[] { (0, 0, false), (0, 0, true), (1, 0, true), (0, 2 * net.ArenaLength, false) })
            {
                using GuardedBuffer x = new(inputs), y = new(own.Length), scratch = new(offset + net.ArenaLength + more, atStart);
                scratch.Span.Fill(float.NaN);
                y.Span.Fill(float.NaN);
                net.Forward(x.Span, y.Span, scratch.Span[offset..]);
                Floats.SameBits(own, y.Span, $"with scratch at {offset} of {configuration}");
                Floats.SameBits(inputs, x.Span, $"in the input of {configuration}");
                x.Check();
                y.Check();
                scratch.Check();
                Assert.True(scratch.Span[..offset].IndexOfAnyExcept(float.NaN) < 0, $"{configuration}: wrote before its scratch.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Less_scratch_than_ArenaLength_is_refused(string layer)
    {
        foreach ((_, INet net) in CompiledLayers.OfCatalog(layer))
        {
            float[] x = new float[net.InputLength], y = new float[net.OutputLength], scratch = new float[net.ArenaLength - 1];
            Assert.Throws<ArgumentException>(() => net.Forward(x, y, scratch));
        }
    }

    [Fact]
    public void The_guard_sees_one_float_beyond_the_buffer()
    {
        using GuardedBuffer buffer = new(100);
        buffer.Check();
        WriteBefore(buffer);
        Assert.Throws<FailException>(buffer.Check);
    }

    private static unsafe void WriteBefore(GuardedBuffer buffer)
    {
        fixed (float* first = buffer.Span)
        {
            first[-1] = 0;
        }
    }
}
