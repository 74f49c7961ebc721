using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using StaticNets.Generator.Tests.Large;
using Xunit;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>What the emitted programs need: floats of scratch, and what the JIT has to cope with.</summary>
public sealed class MemoryTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Arenas =>
    [
        new("ResNet-50", ResNet50.ArenaLength),
        new("DenseNet-121", DenseNet121.ArenaLength),
        new("GoogLeNet", GoogLeNet.ArenaLength),
        new("GoogLeNet", GoogLeNetInference.ArenaLength),
        new("Inception v4", InceptionV4.ArenaLength),
        new("ViT-B/16", ViTB16.ArenaLength),
        new("Mixer-B/16", MixerB16.ArenaLength),
    ];

    /// <summary>The least memory is what lower_bounds.py computes from the published definitions; alignment, kernel scratch and what cannot be placed better may take 15 %.</summary>
    [Theory]
    [MemberData(nameof(Arenas))]
    public void The_arena_is_hardly_longer_than_the_least_memory(string name, int arena)
    {
        long least = Least(name);

        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"{name}: arena {arena} floats, least {least}, ratio {(double)arena / least:F4}"));
        Assert.InRange(arena, least, least * 1.15);
    }

    /// <summary>DenseNet-161 has half as many channels again as DenseNet-121.</summary>
    [Fact]
    public void The_arena_of_a_wider_network_is_not_in_range() => Assert.NotInRange(DenseNet161.ArenaLength, Least("DenseNet-121"), Least("DenseNet-121") * 1.15);

    [Fact]
    public void No_method_of_any_network_is_too_large()
    {
        IReadOnlyList<(string Name, int Bytes, int Locals)> methods = MethodSizes.Of(File.ReadAllBytes(typeof(LeNet5).Assembly.Location));

        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{methods.Count} methods, the largest of {methods.Max(method => method.Bytes)} bytes of IL, at most {methods.Max(method => method.Locals)} locals"));
        Assert.True(methods.Count > 1000);
        MethodSizes.AssertSmall(methods);
    }

    private static long Least(string name)
    {
        using JsonDocument bounds = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "lower_bounds.json")));
        return bounds.RootElement.GetProperty(name).GetProperty("floats").GetInt64();
    }
}
