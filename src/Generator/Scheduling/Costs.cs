using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace StaticNets.Generator.Scheduling;

/// <summary>
/// The measured rates from which times are estimated: <c>Costs.txt</c>, which a command of the benchmarks measures anew. They decide between kernels and layouts, and
/// whether threads pay; they are no promise.
/// </summary>
internal static class Costs
{
    private const string Resource = "StaticNets.Generator.Scheduling.Costs.txt";

    private static readonly IReadOnlyDictionary<string, double> Values = Read();

    /// <summary>A rate or an overhead by its name in the table.</summary>
    public static double Of(string name) => Values[name];

    /// <summary>Nanoseconds for a kernel that touches so many floats, by its own rate where the table has one, otherwise by that of <paramref name="others"/>.</summary>
    public static double Touching(string kernel, string others, double floats) => At(Values.ContainsKey(kernel + ".Floats") ? kernel + ".Floats" : others, floats);

    /// <summary>Nanoseconds for an amount at a rate of the table, with the overhead of a call.</summary>
    public static double At(string rate, double amount) => Of("Call.Overhead") + (amount / Of(rate));

    private static Dictionary<string, double> Read()
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        using Stream stream = typeof(Costs).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split('=');
            if (!line.StartsWith("#", StringComparison.Ordinal) && parts.Length == 2)
            {
                values.Add(parts[0].Trim(), double.Parse(parts[1].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture));
            }
        }

        return values;
    }
}
