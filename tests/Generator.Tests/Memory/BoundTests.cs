using System;
using System.Text.Json;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Tests.Large;
using Xunit;

namespace StaticNets.Generator.Tests.Memory;

/// <summary>The arena of published networks against the least memory they can run in, which a script computes that shares nothing with the compiler.</summary>
public sealed class BoundTests
{
    /// <summary>Alignment, kernel scratch and what cannot be placed better may take 15 %.</summary>
    private const double Most = 1.15;

    [Theory]
    [InlineData(PublishedNetworks.ResNet50)]
    [InlineData(PublishedNetworks.DenseNet121)]
    [InlineData(PublishedNetworks.GoogLeNet)]
    [InlineData(PublishedNetworks.InceptionV4)]
    public void The_arena_is_hardly_longer_than_the_least_memory(string name)
    {
        NetworkPlan plan = PublishedNetworks.Plan(name);
        (long bound, string step) = Bound(name);

        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{name}: arena {plan.Figures.ArenaLength} floats, least {bound} (in {step}), ratio {(double)plan.Figures.ArenaLength / bound:F4}"));
        Assert.InRange(plan.Figures.ArenaLength, bound, bound * Most);
        Assert.Empty(Simulation.Faults(plan.Inference));
    }

    /// <summary>As it is traced: residuals are added by a step of their own, which takes a third block of memory.</summary>
    [Fact]
    public void Without_fusion_it_is_longer() =>
        Assert.True(PublishedNetworks.Plan(PublishedNetworks.ResNet50).Trace.PerSample > Bound(PublishedNetworks.ResNet50).Floats * Most);

    private static (long Floats, string Step) Bound(string name)
    {
        using JsonDocument bounds = JsonDocument.Parse(Repository.Read("tests/Generator.Tests/Memory/Bounds/lower_bounds.json"));
        JsonElement bound = bounds.RootElement.GetProperty(name);
        return (bound.GetProperty("floats").GetInt64(), bound.GetProperty("step").GetString()!);
    }
}
