using System;
using System.Globalization;
using System.IO;
using BatteryHealth.Data;
using BatteryHealth.Estimation;

namespace BatteryHealthNative;

/// <summary>Reads what a charging station measures, and after each charge says how healthy the cell is.</summary>
/// <param name="network">What estimates.</param>
/// <param name="output">Where to say it: a line per charge.</param>
internal sealed class Station(HealthNetwork network, TextWriter output)
{
    private const int Fields = 4;

    private readonly CurveBuilder builder = new();
    private int cycle;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="InvalidDataException">A line is no reading; it is named.</exception>
    public void Run(TextReader input)
    {
        Span<double> values = stackalloc double[Fields];
        int number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || (number == 1 && char.IsAsciiLetter(line[0])))
            {
                continue;
            }

            Parse(line, number, values);
            Reading reading = new(values[0], values[1], values[2], values[3]);
            if (builder.IsNext(reading.Seconds))
            {
                Answer();
            }

            builder.Add(reading);
        }

        if (builder.Readings > 0)
        {
            Answer();
        }
    }

    private void Answer()
    {
        cycle++;
        ReadOnlySpan<float> curve = builder.Finish();
        if (!ChargeCurve.IsFullCharge(curve))
        {
            output.WriteLine($"cycle {cycle}  no estimate: it began with a charged cell");
            return;
        }

        Span<float> health = stackalloc float[HealthNetwork.OutputLength];
        network.Forward(curve, health);
        int tenths = (int)MathF.Round(1000 * health[0]); // in whole numbers: the framework's text of fractions is 20 KB of program
        output.WriteLine($"cycle {cycle}  {tenths / 10}.{tenths % 10} %");
    }

    private static void Parse(string line, int number, Span<double> values)
    {
        ReadOnlySpan<char> rest = line;
        for (int field = 0; field < Fields; field++)
        {
            int end = rest.IndexOf(',');
            bool last = field == Fields - 1;
            if ((end < 0) != last || !double.TryParse(last ? rest : rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out values[field]) || !double.IsFinite(values[field]))
            {
                throw new InvalidDataException($"line {number} is no reading, as 170,3.81,1.5,24.6 (seconds, volts, amperes, degrees Celsius): {line}");
            }

            rest = last ? rest : rest[(end + 1)..];
        }
    }
}
