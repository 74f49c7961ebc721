using System;
using System.IO;
using BatteryHealth.Commands;
using BatteryHealth.Estimation;
using BatteryHealthNative;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

/// <summary>The native program's reading of a stream, here under the JIT.</summary>
public class StationTests
{
    [Fact]
    public void Every_charge_of_a_stream_is_answered_by_a_line()
    {
        using StringWriter stream = new();
        SimulateCommand.Run(stream, seed: 1, cycles: 3);

        string[] lines = Answers(stream.ToString()).TrimEnd().Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^cycle [123]  -?\d+\.\d %$", line));
    }

    [Fact]
    public void Without_a_header_and_with_a_charged_cell_there_is_an_answer_too() =>
        Assert.Equal("cycle 1  no estimate: it began with a charged cell\n", Answers("0,4.1,0,24\n10,4.2,0.3,24\n"));

    [Fact]
    public void No_readings_are_no_charge() => Assert.Equal("", Answers("time_s,voltage_v,current_a,temperature_c\n"));

    [Theory]
    [InlineData("0,3.5,0,24\n10,3.6,1.5\n", "line 2")]
    [InlineData("0,3.5,0,24\n\n10,3.6,1.5,24,7\n", "line 3")]
    [InlineData("0,3.5,zero,24\n", "line 1")]
    [InlineData("0,3.5,NaN,24\n", "line 1")]
    public void A_line_that_is_no_reading_is_named(string stream, string where) =>
        Assert.Contains(where, Assert.Throws<InvalidDataException>(() => Answers(stream)).Message);

    private static string Answers(string stream)
    {
        using StringWriter output = new();
        new Station(new HealthNetwork(seed: 1), output).Run(new StringReader(stream));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
