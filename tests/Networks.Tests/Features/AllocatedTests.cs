using Xunit;

namespace StaticNets.Networks.Tests.Features;

public sealed class AllocatedTests
{
    [Fact]
    public void The_measurement_sees_a_single_small_array()
    {
        int[]? kept = null;
        Assert.True(Allocated.Bytes(() => kept = new int[1], calls: 20) >= 20 * sizeof(int));
        Assert.NotNull(kept);
    }
}
