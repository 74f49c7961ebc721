using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using Xunit;

namespace StaticNets.Runtime.Tests.InstructionSets;

/// <summary>Whether the process has the registers that <see cref="InstructionSetTests"/> left it; in a run by itself there is nothing to expect.</summary>
public sealed class RegisterTests
{
    /// <summary>Bits of the widest registers that the process is to have.</summary>
    public const string Expected = "STATICNETS_EXPECTED_REGISTER_BITS";

    [Fact]
    public void The_widest_registers_are_those_expected()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        string found = bits.ToString(CultureInfo.InvariantCulture);

        Assert.Equal(Environment.GetEnvironmentVariable(Expected) ?? found, found);
    }
}
