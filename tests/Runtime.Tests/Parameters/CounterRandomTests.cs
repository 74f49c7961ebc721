using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Randomness;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class CounterRandomTests
{
    /// <summary>From the kat_vectors file of Random123, the authors' own implementation: philox4x32, 10 rounds.</summary>
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0xe169c58d6627e8d5, 0x9b00dbd8bc57ac4c)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x41c83b0e408f276d, 0x6d5451fda20bc7c6)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0x94fdccebd16cfe09, 0x24126ea15001e420)]
    public void A_block_has_the_known_bits(ulong key, ulong counterLow, ulong counterHigh, ulong low, ulong high) =>
        Assert.Equal((low, high), CounterRandom.Block(key, counterLow, counterHigh));
}
