using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Zoo.Tests.Reference;
using Xunit;

namespace StaticNets.Zoo.Tests.Blocks;

/// <summary>The shipped blocks in training mode against PyTorch (make_blocks.py made the values): loss, gradients of the input and of every parameter, running statistics.</summary>
public sealed class GradientTests
{
    /// <summary>Normwise. PyTorch's own float32 is at most 3e-6 from float64, which make_blocks.py prints.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>A norm below this is rounding: of a bias in front of a batch norm, whose gradient is 0. It is measured against the largest gradient.</summary>
    private const double Zero = 1e-12;

    public static IEnumerable<TheoryDataRow<string>> Blocks => BlockCases.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Gradients_and_statistics_are_those_of_PyTorch(string block)
    {
        IReadOnlyDictionary<string, float[]> expected = TorchFile.Read("blocks", block);
        IReadOnlyDictionary<string, float[]> found = Projection.Like(expected, BlockCases.All[block].Step());
        string[] names = [.. expected.Keys.Order(StringComparer.Ordinal)];
        Assert.Equal(names, found.Keys.Order(StringComparer.Ordinal));

        double largest = expected.Keys.Where(name => !name.Contains("running", StringComparison.Ordinal) && name != "loss").Max(name => Normwise.Norm(expected[name]));
        double[] distances = [.. names.Select(name => Normwise.Norm(expected[name]) > Zero ? Normwise.Distance(expected[name], found[name]) : Normwise.Norm(found[name]) / largest)];
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{block}: {distances.Max():E1} ({names[Array.IndexOf(distances, distances.Max())]})"));

        Assert.All(distances, distance => Assert.InRange(distance, 0, Tolerance));
    }

    /// <summary>One element, by one part in a thousand of its tensor's largest.</summary>
    [Fact]
    public void One_wrong_element_is_seen()
    {
        float[] expected = TorchFile.Read("blocks", "BasicBlockPlain")["block.conv1.weight"];
        float[] found = [.. expected];
        found[100] += 1e-3f * expected.Max(Math.Abs);

        Assert.NotInRange(Normwise.Distance(expected, found), 0, Tolerance);
    }

    [Fact]
    public void The_file_of_another_block_does_not_pass()
    {
        IReadOnlyDictionary<string, float[]> expected = TorchFile.Read("blocks", "InvertedResidualSkipped"), found = BlockCases.All["InvertedResidualNarrow"].Step();

        Assert.NotInRange(Normwise.Distance(expected["loss"], found["loss"]), 0, Tolerance);
    }
}
