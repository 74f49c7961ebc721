using System.IO;
using StaticNets.Generator.Tests.Compiling;
using Xunit;

namespace StaticNets.Generator.Tests.Snapshots;

/// <summary>What emitted files look like, whole.</summary>
public class EmittedFileTests
{
    private const string LeNet5 = """
        namespace Samples;

        [Network, Input(1, 32, 32)]
        [Conv(6, F = 5), Tanh, AvgPool(F = 2, S = 2)]
        [Conv(16, F = 5), Tanh, AvgPool(F = 2, S = 2)]
        [Flatten, Dense(120), Tanh, Dense(84), Tanh, Dense(10)]
        public sealed partial class LeNet5;
        """;

    private const string Tiny = "[Network, Input(3), Dense(4), Relu, Dense(2)] public sealed partial class Tiny;";

    private const string Stepping = """
        [Network]
        [Input(6), Dense(40), Tag("start")]
        [Input(9, Type = Token, Name = "words"), Embedding(7, 5), Gru(40, InitialState = "start"), Dense(200)]
        public sealed partial class Stepping;
        """;

    [Fact]
    public void LeNet_5() => Snapshot.Verify(Compiled.Of(LeNet5).IsClean().Source, "LeNet5");

    [Fact]
    public void A_tiny_network_is_unrolled() => Snapshot.Verify(Compiled.Of(Tiny).IsClean().Source, "Tiny");

    [Fact]
    public void A_network_that_runs_step_by_step() => Snapshot.Verify(Compiled.Of(Stepping).IsClean().Source, "Stepping");

    [Fact]
    public void A_network_with_a_mistake() => Snapshot.Verify(Compiled.Of(Tiny.Replace("Dense(4)", "Dense(0)", System.StringComparison.Ordinal)).IsRefused("SN1003").Source, "Broken");

    [Fact]
    public void A_snapshot_that_differs_by_a_letter_does_not_match()
    {
        string path = Path.Combine(Repository.Root, "tests", "Generator.Tests", "Snapshots", "Tiny.verified.cs");
        Assert.True(Snapshot.Matches(path, Snapshot.Scrub(Compiled.Of(Tiny).Source)));
        Assert.False(Snapshot.Matches(path, Snapshot.Scrub(Compiled.Of(Tiny).Source) + "x"));
    }
}
