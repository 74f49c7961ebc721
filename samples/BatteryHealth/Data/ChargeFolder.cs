using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace BatteryHealth.Data;

/// <summary>
/// Reads a folder with <c>charge_resampled64.csv</c>, gzip or not: a line per reading with the columns battery, discharge_cycle, time_s, voltage_v, current_a, temperature_c, and
/// capacity_ah of the discharge that followed the charge; as made of the cells of NASA's Prognostics Center of Excellence (https://www.nasa.gov/intelligent-systems-division).
/// </summary>
internal static class ChargeFolder
{
    /// <summary>Name of the file, with or without <c>.gz</c>.</summary>
    public const string FileName = "charge_resampled64.csv";

    /// <summary>Capacity of a new cell by its maker, in ampere hours.</summary>
    public const double NominalCapacity = 2;

    private static readonly string[] Columns = ["battery", "discharge_cycle", "time_s", "voltage_v", "current_a", "temperature_c", "capacity_ah"];

    /// <summary>All curves, in the order of the file.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">It has no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or another one; names the line.</exception>
    public static IReadOnlyList<ChargeCurve> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        string path = Path.Combine(folder, FileName);
        bool packed = !File.Exists(path);
        path = packed ? path + ".gz" : path;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{folder}' has no {FileName} and no {FileName}.gz.");
        }

        using FileStream file = File.OpenRead(path);
        using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader text = new(content);
        try
        {
            return Curves(text);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static List<ChargeCurve> Curves(StreamReader text)
    {
        int[] places = Places(text.ReadLine() ?? "");
        List<ChargeCurve> curves = [];
        CurveBuilder builder = new();
        (string Cell, int Cycle, double Capacity) current = ("", 0, 0);
        int number = 1;
        for (string? line; (line = text.ReadLine()) is not null;)
        {
            number++;
            string[] fields = line.Split(',');
            if (fields.Length <= places.Max())
            {
                throw new InvalidDataException($"line {number} has {fields.Length} fields; its header has more.");
            }

            double Value(int column) => double.TryParse(fields[places[column]], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw new InvalidDataException($"line {number}: {Columns[column]} is '{fields[places[column]]}', which is no number.");
            (string Cell, int Cycle, double Capacity) next = (fields[places[0]], (int)Value(1), Value(6));
            Reading reading = new(Value(2), Value(3), Value(4), Value(5));
            if (builder.Readings > 0 && ((next.Cell, next.Cycle) != (current.Cell, current.Cycle) || builder.IsNext(reading.Seconds)))
            {
                curves.Add(Curve());
            }

            current = next;
            builder.Add(reading);
        }

        if (builder.Readings == 0)
        {
            throw new InvalidDataException("there are no readings in it.");
        }

        curves.Add(Curve());
        return curves;

        ChargeCurve Curve() => new(current.Cell, current.Cycle, builder.Finish().ToArray(), current.Capacity / NominalCapacity);
    }

    private static int[] Places(string header)
    {
        string[] names = header.Split(',');
        int[] places = [.. Columns.Select(column => Array.IndexOf(names, column))];
        int lacking = Array.IndexOf(places, -1);
        return lacking < 0 ? places : throw new InvalidDataException($"its first line names no column '{Columns[lacking]}'.");
    }
}
